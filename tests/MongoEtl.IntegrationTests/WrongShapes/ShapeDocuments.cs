using MongoEtl.IntegrationTests.Bson;

namespace MongoEtl.IntegrationTests.WrongShapes;

/// <summary>Documents of the plan Shapes: a good one, and one wrong in each column.</summary>
internal static class ShapeDocuments
{
    /// <summary>Every property has a value that fits.</summary>
    public static readonly BsonDocument Good = new()
    {
        ["_id"] = "good",
        ["small"] = -32_768,
        ["whole"] = 3.0,
        ["big"] = 9_007_199_254_740_993L,
        ["single"] = 1.5,
        ["real"] = 0.1,
        ["amount"] = 999_999.985m,
        ["flag"] = true,
        ["title"] = "Ägypten 🌍",
        ["code"] = "ñandú",
        ["at"] = new DateTime(2024, 2, 29, 23, 59, 59, 999, DateTimeKind.Utc),
        ["local"] = new DateTime(1969, 12, 31, 23, 59, 59, 1, DateTimeKind.Utc),
        ["day"] = new DateTime(2024, 2, 29, 23, 59, 59, 999, DateTimeKind.Utc),
        ["token"] = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        ["raw"] = new BsonDocument { ["b"] = 1, ["a"] = new object?[] { null, "x", true } },
        ["bytes"] = new byte[] { 0, 1, 255 },
        ["kind"] = "square",
        ["tags"] = new object[] { "a", "b,\"c\"" },
        ["numbers"] = new object[] { 1, 2.0, 3L },
        ["inner"] = new BsonDocument { ["depth"] = 5 },
    };

    /// <summary>Of each wrong value: the document's <c>_id</c>, its element, the value, the path a dead letter must name, what it must say
    /// was
    /// found, and the column's text once the corrected class has loaded it.</summary>
    public static readonly (string Id, string Element, object? Value, string Path, string Found, string? Corrected)[] Wrong =
    [
        ("small", "small", 70_000, "small", "Int32", null),
        ("whole", "whole", "twelve", "whole", "String", "-1"),
        ("fraction", "whole", 3.5, "whole", "Double", "-1"),
        ("big", "big", new BsonDocument(), "big", "Document", null),
        ("single", "single", 1e300, "single", "Double", null),
        ("real", "real", true, "real", "Boolean", null),
        ("amount", "amount", "12.345", "amount", "String", "12.35"),
        ("precision", "amount", 1_234_567.89m, "amount", "", "999999.99"),
        ("flag", "flag", "yes", "flag", "String", "true"),
        ("title", "title", 7, "title", "Int32", "7"),
        ("nul", "title", "a\0b", "title", "", "ab"),
        ("code", "code", "sixsix", "code", "", "sixsi"),
        ("at", "at", "2020-01-01T00:00:00Z", "at", "String", "2020-01-01 00:00:00+00"),
        ("local", "local", 1_000L, "local", "Int64", "1970-01-01 00:00:01"),
        ("day", "day", true, "day", "Boolean", null),
        ("token", "token", "not-a-uuid", "token", "String", null),
        ("raw", "raw", new BsonDocument { ["text"] = "a\0b" }, "raw", "", null),
        ("bytes", "bytes", "text", "bytes", "String", null),
        ("kind", "kind", "octagon", "kind", "String", "square"),
        ("tags", "tags", new object[] { "a", 5, "c" }, "tags.1", "Int32", "{a,c}"),
        ("numbers", "numbers", "text", "numbers", "String", null),
        ("depth", "inner", new BsonDocument { ["depth"] = "deep" }, "inner.depth", "String", null),
    ];

    /// <summary>The good document with one wrong value.</summary>
    public static IEnumerable<BsonDocument> AllWrong => Wrong.Select(wrong => Good.With("_id", wrong.Id).With(wrong.Element, wrong.Value));
}
