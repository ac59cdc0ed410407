namespace MongoEtl.Runtime.Tests;

/// <summary>A document of the fake entities, all of whose fields are texts. <see cref="Kind"/> says what is odd about it: <c>filtered</c>,
/// <c>bad</c> (cannot be encoded), <c>poison</c> (the target refuses it), <c>unreadable</c> (not even the filter can be asked).</summary>
internal sealed record Doc(string Id, string? Name = null, string? Parent = null, string? Self = null, string? Tags = null, string? Kind = null, string? Email = null)
{
    public byte[] ToBson()
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        if (ObjectId.TryParse(Id, out var id))
            writer.WriteObjectId("_id", id);
        else if (Id.Length > 0)
            writer.WriteString("_id", Id);
        foreach (var (name, value) in new[] { ("name", Name), ("parent", Parent), ("self", Self), ("tags", Tags), ("kind", Kind), ("email", Email) })
        {
            if (value is not null)
                writer.WriteString(name, value);
        }
        writer.WriteEndDocument();
        return writer.ToArray();
    }

    public static Doc Parse(ReadOnlySpan<byte> bson)
    {
        var doc = new Doc("");
        var reader = new BsonElementReader(bson);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("_id"u8))
            {
                doc = doc with { Id = SourceId.FromBson(reader.Type, reader.Value).ToString() };
                continue;
            }
            var text = System.Text.Encoding.UTF8.GetString(reader.Value[4..^1]);
            doc = System.Text.Encoding.UTF8.GetString(reader.Name) switch
            {
                "name" => doc with { Name = text },
                "parent" => doc with { Parent = text },
                "self" => doc with { Self = text },
                "tags" => doc with { Tags = text },
                "email" => doc with { Email = text },
                _ => doc with { Kind = text },
            };
        }
        return doc;
    }

    /// <summary>The text of an ObjectId made of a number.</summary>
    public static string Hex(int number) => number.ToString("x24", System.Globalization.CultureInfo.InvariantCulture);
}
