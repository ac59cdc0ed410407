namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Changes of PostgreSQL tables.</summary>
internal static partial class Cases
{
    public static readonly SchemaCase[] Postgres =
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
        },
        new("a column that is renamed")
        {
            Second = [(Name, Name.Replace("? Name", "? Title").Replace("public", "[RenamedFrom(\"name\")] public"))],
            Query = "SELECT string_agg(title, ',' ORDER BY id) FROM town",
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
        },
        new("a renamed column of another type")
        {
            Second =
            [
                (Size,
                    "[RenamedFrom(\"size\"), ConvertUsing(\"extent::bigint\")] public long? Extent => source.Size;\n    [Column(Type = "
                        + "\"numeric(10,2)\")]"),
            ],
            Query = "SELECT sum(extent)::text FROM town",
            Answer = "370",
        },
        new("a longer text") { Second = [(Code, Code.Replace("40", "80"))], Query = "SELECT min(code) FROM town", Answer = "010" },
        new("a text without end")
        {
            Second = [(Code, "public string? Code => source.Code;")],
            Query = "SELECT min(code) FROM town",
            Answer = "010",
        },
        new("a shorter text")
        {
            Second = [(Code, Code.Replace("40", "2").Replace("[Col", "[ConvertUsing(\"left(code, 2)\"), Col"))],
            Query = "SELECT min(code) FROM town",
            Answer = "01",
        },
        new("a shorter text unsaid")
        {
            Second = [(Code, Code.Replace("40", "2"))],
            Told = ["METL065"],
            IsRefused = true,
            Query = "SELECT min(code) FROM town",
            Answer = "010",
        },
        new("a text that becomes a number")
        {
            Second = [(Code, "[ConvertUsing(\"nullif(code, '')::integer\")] public int? Code => source.Size;")],
            Query = "SELECT sum(code)::text FROM town",
            Answer = "180",
        },
        new("a text that becomes a number unsaid")
        {
            Second = [(Code, "public int? Code => source.Size;")],
            Told = ["METL066"],
            IsRefused = true,
            Query = "SELECT min(code) FROM town",
            Answer = "010",
        },
        new("a wider number")
        {
            Second = [(Size, "[ConvertUsing(\"size::bigint\"), Column(Type = \"bigint\")] " + Size)],
            Query = "SELECT sum(size)::text FROM town",
            Answer = "370",
        },
        new("a wider number unsaid")
        {
            Second = [(Size, "[Column(Type = \"bigint\")] " + Size)],
            Told = ["METL067"],
            IsRefused = true,
            Query = "SELECT sum(size)::text FROM town",
            Answer = "370",
        },
        new("a wider key that others refer to")
        {
            Second = [(Id, "[PrimaryKey, ConvertUsing(\"id::bigint\"), Column(Type = \"bigint\")] public int Id => source.Key;"),
                (Parent, "[ForeignKey, ConvertUsing(\"parent_id::bigint\"), Column(Type = \"bigint\")] public Reference<Town> ParentId => "
                + "source.Parent;")],
            Told = ["METL062", "METL080"], Query = "SELECT sum(parent_id)::text FROM town", Answer = "1",
        },
        new("more digits before the point")
        {
            Second = [(Area, Area.Replace("10,2", "12,2"))],
            Query = "SELECT sum(area)::text FROM town",
            Answer = "442.98",
        },
        new("more digits behind the point")
        {
            Second = [(Area, Area.Replace("10,2", "12,4").Replace("[Col", "[ConvertUsing(\"area\"), Col"))],
            Query = "SELECT sum(area)::text FROM town",
            Answer = "442.9800",
        },
        new("NOT NULL with a backfill")
        {
            Second = [(Size, "[BackfillDefault(\"0\")] public int Size => source.Size ?? 0;\n    [Column(Type = \"numeric(10,2)\")]")],
            Query = "SELECT sum(size)::text FROM town",
            Answer = "370",
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
        new("a default that changes with its type")
        {
            First = [(Code, Code.Replace("40)\"", "40)\", Default = \"'9'\""))],
            Second = [(Code, "[Column(Default = \"9\"), ConvertUsing(\"code::integer\")] public int? Code => source.Size;")],
            Query = "SELECT sum(code)::text FROM town",
            Answer = "189",
        },
        new("an index that comes") { Second = [(Size, "[Index] " + Size)], Statement = "CREATE INDEX CONCURRENTLY \"town_size_idx\"" },
        new("an index that goes")
        {
            First = [(Size, "[Index] " + Size)],
            Statement = "DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"town_size_idx\"",
        },
        new("a unique index that comes")
        {
            Second = [(Code, Code.Replace("[Col", "[Unique, Col"))],
            Told = ["METL069"],
            Statement = "CREATE UNIQUE INDEX CONCURRENTLY",
        },
        new("an index of two columns")
        {
            Second = [(Size, "[Index(\"pair\")] " + Size), (Code, Code.Replace("[Col", "[Index(\"pair\"), Col"))],
            Statement = "(\"code\", \"size\")",
        },
        new("a foreign key that comes")
        {
            First = [(Parent, Parent.Replace("[ForeignKey] ", ""))],
            Told = ["METL080"],
            Statement = "NOT VALID",
        },
        new("a foreign key that goes")
        {
            Second = [(Parent, Parent.Replace("[ForeignKey] ", ""))],
            Statement = "DROP CONSTRAINT IF EXISTS \"town_parent_id_fkey\"",
        },
        new("a foreign key that cascades")
        {
            Second = [(Parent, Parent.Replace("[ForeignKey]", "[ForeignKey(OnDelete = ReferentialAction.Cascade)]"))],
            Told = ["METL062", "METL080"],
            Statement = "ON DELETE CASCADE",
        },
        new("another primary key")
        {
            Second =
            [
                (NoteClass, NoteClass[..^1] + ", ReplacePrimaryKey]"),
                ("public string? Text => source.Name;", "[PrimaryKey, BackfillDefault(\"''\")] public string Text => source.Name ?? \"\";"),
            ],
            Query = "SELECT text FROM note",
            Answer = "one",
        },
        new("another primary key unsaid")
        {
            Second =
            [
                ("public string? Text => source.Name;", "[PrimaryKey, BackfillDefault(\"''\")] public string Text => source.Name ?? \"\";"),
            ],
            Told = ["METL062", "METL070"],
            IsRefused = true,
        },
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
        },
        new("a label that goes")
        {
            Second = [(Labels, "[Drop(\"Old\")] public enum Kind { Small, Large }")],
            Query = "SELECT kind::text FROM town WHERE id = 1",
            Answer = "Large",
        },
        new("an enum that becomes a text")
        {
            Second = [(KindRow, "[Column(Type = \"text\"), ConvertUsing(\"kind::text\")] " + KindRow)],
            Query = "SELECT kind FROM town WHERE id = 1",
            Answer = "Large",
            Statement = "DROP TYPE",
        },
        new("a table that comes")
        {
            Second = [(NoteClass, "[PostgresTable(\"place\")] public sealed partial class PlaceRow(Town source) : IRow<Town> { "
                + "[PrimaryKey] public int Id => source.Key; [Index] public Kind? Kind => source.Kind; [ForeignKey(typeof(TownRow))] "
                + "public Reference<Town> TownId => source.Parent; }\n" + NoteClass),
                (Parent, Parent.Replace("[ForeignKey]", "[ForeignKey(typeof(TownRow))]"))],
            Statement = "CREATE TABLE IF NOT EXISTS \"public\".\"place\"",
        },
        new("a table that goes")
        {
            Second =
            [
                ("namespace Town;", "[assembly: DropTable(\"note\")] namespace Town;"),
                (NoteClass + " public sealed partial class NoteRow(Town source) : IRow<Town>\n{\n    [PrimaryKey] public string Id => "
                    + "source.Id.ToString();\n    public string? Text => source.Name;\n}",
                    ""),
            ],
            Statement = "DROP TABLE IF EXISTS",
        },
        new("a table that goes unsaid")
        {
            Second =
            [
                (NoteClass + " public sealed partial class NoteRow(Town source) : IRow<Town>\n{\n    [PrimaryKey] public string Id => "
                    + "source.Id.ToString();\n    public string? Text => source.Name;\n}",
                    ""),
            ],
            Told = ["METL064"],
            Query = "SELECT text FROM note",
            Answer = "one",
            IsRefused = true,
        },
        new("a table that is renamed")
        {
            Second = [(Row, "[PostgresTable(\"place\"), RenamedFrom(\"town\")]")],
            Query = "SELECT string_agg(name, ',' ORDER BY id) FROM place",
        },
        new("a table that is moved")
        {
            Second = [(NoteClass, "[PostgresTable(\"memo\", Schema = \"notes\"), RenamedFrom(\"note\", Schema = \"public\")]")],
            Query = "SELECT text FROM notes.memo",
            Answer = "one",
        },
        new("a sequence that goes")
        {
            Second = [(Id, "[PrimaryKey, Column(Default = \"0\")] public int Id => source.Key;")],
            Statement = "DROP IDENTITY",
        },
        new("a sequence that comes")
        {
            First = [(Id, "[PrimaryKey, Column(Default = \"0\")] public int Id => source.Key;")],
            Query = "SELECT nextval('town_id_seq')::text",
            Answer = "4",
        },
    ];
}
