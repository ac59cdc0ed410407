namespace MongoEtl.Runtime;

/// <summary>Finds the <c>_id</c> of a raw document without any view.</summary>
internal static class DocumentId
{
    /// <summary>False when there is none that can be used, or the bytes before it are malformed.</summary>
    public static bool TryFind(ReadOnlySpan<byte> document, out SourceId id)
    {
        id = default;
        try
        {
            var reader = new BsonElementReader(document);
            while (reader.MoveNext())
            {
                if (!reader.Name.SequenceEqual("_id"u8))
                    continue;
                if (reader.Type is BsonType.Null or BsonType.Undefined)
                    return false;
                id = SourceId.FromBson(reader.Type, reader.Value);
                return true;
            }
            return false;
        }
        catch (DocumentException)
        {
            // Malformed bytes have no id; the caller names the document by its position.
            return false;
        }
    }
}
