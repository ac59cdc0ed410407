namespace MongoEtl.Sources;

/// <summary>Single elements of answers, by name, at the document's own level.</summary>
internal static class AnswerFields
{
    /// <summary>The value of an element of a type.</summary>
    /// <exception cref="WireFormatException">There is none.</exception>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name, BsonType type)
    {
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (reader.Type == type && reader.Name.SequenceEqual(name))
                return reader.Value;
        }
        WireFault.Throw($"an answer without {System.Text.Encoding.UTF8.GetString(name)}");
        return default;
    }

    /// <summary>A whole number; null if there is none of that name.</summary>
    public static long? Integer(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name)
    {
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual(name))
                return BsonFields.Integer(reader.Type, reader.Value);
        }
        return null;
    }

    /// <summary>A text; null if there is none of that name.</summary>
    public static string? Text(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name)
    {
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual(name))
                return BsonFields.Text(reader.Type, reader.Value);
        }
        return null;
    }
}
