namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Changes of enum types.</summary>
internal static partial class Cases
{
    private static readonly SchemaCase[] Enums =
    [
        new("a label that comes")
        {
            Second = [(Labels, "public enum Kind { Small, Middle, Large, Old }")],
            Statement = "ADD VALUE IF NOT EXISTS 'Middle' AFTER 'Small'",
        },
        new("a label that is renamed")
        {
            Second = [(Labels, "public enum Kind { Small, [RenamedFrom(\"Large\")] Big, Old }")],
            Query = "SELECT kind::text FROM town WHERE id = 1",
            Answer = "Big",
            Statement = "RENAME VALUE 'Large' TO 'Big'",
        },
        new("a label that goes")
        {
            Second = [(Labels, "[Drop(\"Old\")] public enum Kind { Small, Large }")],
            Query = "SELECT kind::text FROM town WHERE id = 1",
            Answer = "Large",
            Statement = "AS ENUM ('Small', 'Large')",
        },
    ];
}
