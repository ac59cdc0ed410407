namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Changes of columns' types.</summary>
internal static partial class Cases
{
    private static readonly SchemaCase[] Types =
    [
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
            Statement = "TYPE bigint USING extent::bigint",
        },
        new("a longer text")
        {
            Second = [(Code, Code.Replace("40", "80"))], Query = "SELECT min(code) FROM town", Answer = "010",
            Statement = "ALTER COLUMN \"code\" TYPE varchar(80)",
        },
        new("a text without end")
        {
            Second = [(Code, "public string? Code => source.Code;")],
            Query = "SELECT min(code) FROM town",
            Answer = "010",
            Statement = "ALTER COLUMN \"code\" TYPE text",
        },
        new("a shorter text")
        {
            Second = [(Code, Code.Replace("40", "2").Replace("[Col", "[ConvertUsing(\"left(code, 2)\"), Col"))],
            Query = "SELECT min(code) FROM town",
            Answer = "01",
            Statement = "TYPE varchar(2) USING left(code, 2)",
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
            Statement = "TYPE integer USING nullif(code, '')::integer",
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
            Statement = "TYPE bigint USING size::bigint",
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
            Statement = "TYPE bigint USING parent_id::bigint",
        },
        new("more digits before the point")
        {
            Second = [(Area, Area.Replace("10,2", "12,2"))],
            Query = "SELECT sum(area)::text FROM town",
            Answer = "442.98",
            Statement = "ALTER COLUMN \"area\" TYPE numeric(12,2)",
        },
        new("more digits behind the point")
        {
            Second = [(Area, Area.Replace("10,2", "12,4").Replace("[Col", "[ConvertUsing(\"area\"), Col"))],
            Query = "SELECT sum(area)::text FROM town",
            Answer = "442.9800",
            Statement = "TYPE numeric(12,4) USING area",
        },
        new("a default that changes with its type")
        {
            First = [(Code, Code.Replace("40)\"", "40)\", Default = \"'9'\""))],
            Second = [(Code, "[Column(Default = \"9\"), ConvertUsing(\"code::integer\")] public int? Code => source.Size;")],
            Query = "SELECT sum(code)::text FROM town",
            Answer = "189",
            Statement = "SET DEFAULT 9",
        },
        new("an enum that becomes a text")
        {
            Second = [(KindRow, "[Column(Type = \"text\"), ConvertUsing(\"kind::text\")] " + KindRow)],
            Query = "SELECT kind FROM town WHERE id = 1",
            Answer = "Large",
            Statement = "DROP TYPE",
        },
    ];
}
