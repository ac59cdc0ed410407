namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>MongoDB's numbers and names of BSON types, and what the program calls them.</summary>
/// <remarks>MongoDB manual, "$type". MinKey is -1 there and 0xFF on the wire.</remarks>
internal static class FilterTypes
{
    private static readonly (int Code, string Name, string Member)[] _all =
    [
        (1, "double", "Double"), (2, "string", "String"), (3, "object", "Document"), (4, "array", "Array"),
        (5, "binData", "Binary"), (6, "undefined", "Undefined"), (7, "objectId", "ObjectId"), (8, "bool", "Boolean"),
        (9, "date", "DateTime"), (10, "null", "Null"), (11, "regex", "RegularExpression"), (12, "dbPointer", "DbPointer"),
        (13, "javascript", "JavaScript"), (14, "symbol", "Symbol"), (15, "javascriptWithScope", "JavaScriptWithScope"),
        (16, "int", "Int32"), (17, "timestamp", "Timestamp"), (18, "long", "Int64"), (19, "decimal", "Decimal128"),
        (-1, "minKey", "MinKey"), (127, "maxKey", "MaxKey"),
    ];

    /// <summary>The names a message lists.</summary>
    public static string Names => string.Join(", ", _all.Select(type => type.Name)) + ", number";

    /// <summary>The codes a name means: "number" is four types. Null for an unknown name.</summary>
    public static int[]? CodesOf(string name)
    {
        if (name == "number")
            return [1, 16, 18, 19];
        var codes = _all.Where(type => type.Name == name).Select(type => type.Code).ToArray();
        return codes.Length == 0 ? null : codes;
    }

    public static bool IsCode(int code) => _all.Any(type => type.Code == code);

    /// <summary>The member of the program's enum of BSON types.</summary>
    public static string MemberOf(int code) => _all.First(type => type.Code == code).Member;
}
