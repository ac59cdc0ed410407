namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Changes of columns: they come and go, are renamed, take and refuse null.</summary>
internal static partial class Cases
{
    private static readonly SchemaCase[] Columns =
    [
        new("nothing") { Told = [] },
        new("a column that may be null")
        {
            Second = [(Name, Name.Replace("public string? Name", "public string? Title => source.Name; public string? Name"))],
            Statement = "ADD COLUMN IF NOT EXISTS \"title\" text",
        },
        new("a column with a default")
        {
            Second = [(Size, "[Column(Default = \"7\")] public int Rank => 1; " + Size)],
            Query = "SELECT sum(rank)::text FROM town",
            Answer = "21",
            Statement = "ADD COLUMN IF NOT EXISTS \"rank\" integer DEFAULT 7 NOT NULL",
        },
        new("a column with a backfill")
        {
            Second = [(Size, "[BackfillDefault(\"coalesce(size, 0)\")] public int Rank => 1; " + Size)],
            Query = "SELECT sum(rank)::text FROM town", Answer = "370", Statement = "NOT VALID",
        },
        new("a column with both")
        {
            Second = [(Size, "[Column(Default = \"5\"), BackfillDefault(\"id\")] public int Rank => 1; " + Size)],
            Query = "SELECT sum(rank)::text FROM town",
            Answer = "6",
            Statement = "SET \"rank\" = id WHERE \"rank\" IS NULL",
        },
        new("a column that refuses null and has no values")
        {
            Second = [(Size, "public int Rank => 1; " + Size)],
            Told = ["METL068"],
            IsRefused = true,
        },
        new("a column of the database")
        {
            Second = [(Row, Row[..^1] + ", DatabaseValue(\"deleted_at\", \"timestamptz\", Index = true)]")],
            Statement = "town_deleted_at_idx",
        },
        new("a column with a computed default")
        {
            Second = [(Size, "[Column(Default = \"md5('x')\")] public string? Hash => null; " + Size)],
            Told = ["METL081"],
            Query = "SELECT min(hash) FROM town",
            Answer = "9dd4e461268c8034f5c8564e155c67a6",
            Statement = "ADD COLUMN IF NOT EXISTS \"hash\" text DEFAULT md5",
        },
        new("a column that goes")
        {
            Second = [(Size, "[Column(Type = \"numeric(10,2)\")]"), (Row, Row[..^1] + ", Drop(\"size\")]")],
            Statement = "DROP COLUMN IF EXISTS \"size\"",
        },
        new("a column that goes unsaid")
        {
            Second = [(Size, "[Column(Type = \"numeric(10,2)\")]")],
            Told = ["METL063"],
            IsRefused = true,
            Query = "SELECT sum(size)::text FROM town",
            Answer = "370",
        },
        new("a column with an index that goes")
        {
            First = [(Size, "[Index] " + Size)],
            Second = [(Size, "[Column(Type = \"numeric(10,2)\")]"), (Row, Row[..^1] + ", Drop(\"size\")]")],
            Statement = "DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"town_size_idx\"",
        },
        new("a column that is renamed")
        {
            Second = [(Name, Name.Replace("? Name", "? Title").Replace("public", "[RenamedFrom(\"name\")] public"))],
            Query = "SELECT string_agg(title, ',' ORDER BY id) FROM town",
            Statement = "RENAME COLUMN \"name\" TO \"title\"",
        },
        new("a column that is renamed unsaid")
        {
            Second = [(Name, Name.Replace("? Name", "? Title"))],
            Told = ["METL076"],
            IsRefused = true,
        },
        new("a unique column that is renamed")
        {
            Second = [(MongoId, "[Unique, RenamedFrom(\"mongo_id\")] public string SourceId => source.Id.ToString();")],
            Statement = "RENAME TO \"town_source_id_key\"",
        },
        new("a foreign key's column that is renamed")
        {
            Second = [(Parent, "[ForeignKey, RenamedFrom(\"parent_id\")] public Reference<Town> Above => source.Parent;")],
            Statement = "RENAME CONSTRAINT",
        },
        new("a key's column that is renamed")
        {
            Second = [(Id, "[PrimaryKey, RenamedFrom(\"id\")] public int Number => source.Key;")],
            Query = "SELECT string_agg(name, ',' ORDER BY number) FROM town",
            Statement = "RENAME COLUMN \"id\" TO \"number\"",
        },
        new("NOT NULL with a backfill")
        {
            Second = [(Size, "[BackfillDefault(\"0\")] public int Size => source.Size ?? 0;\n    [Column(Type = \"numeric(10,2)\")]")],
            Query = "SELECT sum(size)::text FROM town",
            Answer = "370",
            Statement = "VALIDATE CONSTRAINT \"town_size_mongoetl_check\"",
        },
        new("NOT NULL without one")
        {
            Second = [(Size, "public int Size => source.Size ?? 0;\n    [Column(Type = \"numeric(10,2)\")]")],
            Told = ["METL068"],
            IsRefused = true,
        },
        new("NOT NULL no more")
        {
            Second = [(MongoId, "[Unique] public string? MongoId => source.Id.ToString();")],
            Statement = "DROP NOT NULL",
        },
        new("a default that comes") { Second = [(Size, "[Column(Default = \"7\")] " + Size)], Statement = "SET DEFAULT 7" },
        new("a default that goes") { First = [(Size, "[Column(Default = \"7\")] " + Size)], Statement = "DROP DEFAULT" },
    ];
}
