namespace MongoEtl.Sources;

/// <summary>Writes <c>find</c> and <c>getMore</c> of documents in order of <c>_id</c>.</summary>
/// <remarks>MongoDB manual, "find" and "getMore" commands. The hint keeps the server from sorting in memory by way of another index, and
/// <c>min</c> and <c>max</c>, bounds of that index, hold across types, which comparison operators do not.</remarks>
internal static class FindCommand
{
    /// <summary>All kinds of ids at once.</summary>
    public const int AnyKind = -1;

    /// <summary>Writes the command without what every command ends with.</summary>
    /// <param name="writer">Has its document open.</param>
    /// <param name="query">What to find.</param>
    /// <param name="kind">One kind of ids, see <see cref="IdBrackets"/>, or <see cref="AnyKind"/>, whose range is given as bounds of the
    /// index.</param>
    /// <param name="batchSize">Most documents in the first answer.</param>
    public static void WriteFind(BsonWriter writer, FindQuery query, int kind, int batchSize)
    {
        writer.WriteString("find"u8, query.Collection);
        WriteFilter(writer, query, kind);
        writer.WriteStartDocument("sort"u8);
        writer.WriteInt32("_id"u8, 1);
        writer.WriteEndDocument();
        if (query.IsProjected)
            WriteProjection(writer, query.Elements);
        writer.WriteStartDocument("hint"u8);
        writer.WriteInt32("_id"u8, 1);
        writer.WriteEndDocument();
        if (kind == AnyKind)
        {
            WriteBound(writer, "min"u8, query.Range.From);
            WriteBound(writer, "max"u8, query.Range.To);
        }
        writer.WriteInt32("batchSize"u8, batchSize);
    }

    /// <summary>Writes a <c>getMore</c>.</summary>
    public static void WriteGetMore(BsonWriter writer, long cursor, string collection, int batchSize)
    {
        writer.WriteInt64("getMore"u8, cursor);
        writer.WriteString("collection"u8, collection);
        writer.WriteInt32("batchSize"u8, batchSize);
    }

    /// <summary>Writes a <c>killCursors</c>.</summary>
    public static void WriteKill(BsonWriter writer, long cursor, string collection)
    {
        writer.WriteString("killCursors"u8, collection);
        writer.WriteStartArray("cursors"u8);
        writer.WriteInt64(""u8, cursor);
        writer.WriteEndArray();
    }

    private static void WriteFilter(BsonWriter writer, FindQuery query, int kind)
    {
        if (query.Filter.IsEmpty && kind == AnyKind)
            return;
        if (kind == AnyKind)
        {
            writer.WriteRaw("filter"u8, BsonType.Document, query.Filter.Span);
            return;
        }
        writer.WriteStartDocument("filter"u8);
        if (query.Filter.IsEmpty)
        {
            IdBrackets.Write(writer, query.Range, kind);
            writer.WriteEndDocument();
            return;
        }
        writer.WriteStartArray("$and"u8);
        writer.WriteRaw(""u8, BsonType.Document, query.Filter.Span);
        writer.WriteStartDocument(""u8);
        IdBrackets.Write(writer, query.Range, kind);
        writer.WriteEndDocument();
        writer.WriteEndArray();
        writer.WriteEndDocument();
    }

    private static void WriteProjection(BsonWriter writer, IReadOnlyList<string> elements)
    {
        writer.WriteStartDocument("projection"u8);
        foreach (var name in elements)
            writer.WriteInt32(name, 1);
        writer.WriteEndDocument();
    }

    private static void WriteBound(BsonWriter writer, ReadOnlySpan<byte> name, IdValue? bound)
    {
        if (bound is null)
            return;
        writer.WriteStartDocument(name);
        writer.WriteRaw("_id"u8, bound.Type, bound.Bytes);
        writer.WriteEndDocument();
    }
}
