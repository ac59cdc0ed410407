namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Changes of Cassandra tables.</summary>
internal static partial class Cases
{
    internal const string Sized = "public int? Size => source.Size;\n}";

    public static readonly SchemaCase[] Cassandra =
    [
        new("nothing") { Told = [] },
        new("a column that comes") { Second = [(CqlCode, "public decimal? Area => source.Area; " + CqlCode)],
            Statement = "ADD \"area\" decimal" },
        new("a collection that comes") { Second = [(CqlCode, "[Column(Type = \"set<text>\")] public IReadOnlyList<string> Tags => []; "
            + CqlCode)], Statement = "ADD \"tags\" set<text>" },
        new("a column that goes") { Second = [(CqlCode, Sized), (Cql, Cql[..^1] + ", Drop(\"code\")]")], Statement = "DROP \"code\"" },
        new("a column that goes unsaid") { Second = [(CqlCode, Sized)], Told = ["METL063"], IsRefused = true },
        new("a column that goes and one that comes")
        {
            Second = [(CqlCode, CqlCode.Replace("? Code", "? Label")), (Cql, Cql[..^1] + ", Drop(\"code\")]")],
            Statement = "ADD \"label\" text",
        },
        new("a key's column that is renamed")
        {
            Second = [("[PartitionKey] public string Name", "[PartitionKey, RenamedFrom(\"name\")] public string Title")],
            Statement = "RENAME \"name\" TO \"title\"",
        },
        new("another column that is renamed") { Second = [(CqlCode, "[RenamedFrom(\"code\")] " + CqlCode.Replace("? Code", "? Label"))],
            Told = ["METL077"], IsRefused = true },
        new("another type") { Second = [(CqlCode, "[Column(Type = \"ascii\")] " + CqlCode)], Told = ["METL072"], IsRefused = true },
        new("another clustering order") { Second = [("[ClusteringKey(0)]", "[ClusteringKey(0, Descending = true)]")], Told = ["METL071"],
            IsRefused = true },
        new("a longer key") { Second = [(CqlCode,
            CqlCode.Replace("public string? Code => source.Code", "[ClusteringKey(1)] public string Code => source.Code ?? \"\""))],
            Told = ["METL071"], IsRefused = true },
        new("a table that comes")
        {
            Second = [(Cql, "[CassandraTable(\"town_by_code\")] public sealed partial class TownByCode(Town source) : IRow<Town> { "
                + "[PartitionKey] public string Code => source.Code ?? \"\"; "
                + "[ClusteringKey(0, Descending = true)] public int Id => source.Key; }\n" + Cql)],
            Statement = "WITH CLUSTERING ORDER BY (\"id\" DESC)",
        },
        new("another table instead")
        {
            Second = [(Cql, "[CassandraTable(\"town_by_name_2\")]"),
                ("namespace Town;", "[assembly: DropTable(\"town_by_name\", IsCassandra = true)] namespace Town;")],
            Statement = "DROP TABLE IF EXISTS \"town_by_name\"",
        },
    ];
}
