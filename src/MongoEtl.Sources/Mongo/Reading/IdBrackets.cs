namespace MongoEtl.Sources;

/// <summary>A range of ids as queries for servers that compare only values of one kind with one another and do not take <c>min</c> and
/// <c>max</c>:
/// one query for each kind of value, in their order.</summary>
/// <remarks>MongoDB manual, "Comparison/Sort Order" and "Type Bracketing". Kinds that a server does not know it cannot hold.</remarks>
internal static class IdBrackets
{
    // In BSON order. Each is what $type takes: a name that covers several types, or a code where names are not understood everywhere.
    private static readonly (BsonType[] Types, string? Name, int Code)[] s_kinds =
    [
        ([BsonType.MinKey], null, -1),
        ([BsonType.Undefined], null, 6),
        ([BsonType.Null], "null", 10),
        ([BsonType.Int32, BsonType.Int64, BsonType.Double, BsonType.Decimal128], "number", 0),
        ([BsonType.String], "string", 2),
        ([BsonType.Symbol], null, 14),
        ([BsonType.Document], "object", 3),
        ([BsonType.Binary], "binData", 5),
        ([BsonType.ObjectId], "objectId", 7),
        ([BsonType.Boolean], "bool", 8),
        ([BsonType.DateTime], "date", 9),
        ([BsonType.Timestamp], "timestamp", 17),
        ([BsonType.DbPointer], null, 12),
        ([BsonType.JavaScript], null, 13),
        ([BsonType.JavaScriptWithScope], null, 15),
        ([BsonType.MaxKey], null, 127),
    ];

    /// <summary>The kind of an id: a number that grows in BSON order.</summary>
    public static int KindOf(BsonType type) => Array.FindIndex(s_kinds, kind => kind.Types.Contains(type));

    /// <summary>The kinds that ids of a range can have.</summary>
    public static IEnumerable<int> KindsOf(IdRange range)
    {
        var first = range.From is { } from ? KindOf(from.Type) : 0;
        // The upper bound is outside, but smaller values of its kind, if there are any, are inside.
        var end = range.To is { } to ? KindOf(to.Type) + (HasOneValue(to.Type) ? 0 : 1) : s_kinds.Length;
        return Enumerable.Range(first, Math.Max(0, end - first));
    }

    private static bool HasOneValue(BsonType type) =>
        type is BsonType.MinKey or BsonType.MaxKey or BsonType.Null or BsonType.Undefined;

    /// <summary>Writes the conditions on <c>_id</c> of one kind in a range, as a query document's element.</summary>
    public static void Write(BsonWriter writer, IdRange range, int kind)
    {
        writer.WriteStartDocument("_id"u8);
        if (s_kinds[kind].Name is { } name)
            writer.WriteString("$type"u8, name);
        else
            writer.WriteInt32("$type"u8, s_kinds[kind].Code);
        // Not every server compares null with null.
        if (range.From is { } from && KindOf(from.Type) == kind && !HasOneValue(from.Type))
            writer.WriteRaw("$gte"u8, from.Type, from.Bytes);
        if (range.To is { } to && KindOf(to.Type) == kind)
            writer.WriteRaw("$lt"u8, to.Type, to.Bytes);
        writer.WriteEndDocument();
    }
}
