using MongoEtl.Internal;

namespace MongoEtl.Cli.Tests;

/// <summary>A small plan made by hand: provinces, and towns that refer to them.</summary>
internal static partial class SamplePlan
{
    public static Plan Create() => new("atlas", [Province(), Town()], [new EnumPlan("size", ["SMALL", "it's LARGE"])],
        [new KeyTargetPlan(0, 0, "id"), new KeyTargetPlan(1, 0, "id")]);

    /// <summary>The same with sensitive towns.</summary>
    public static Plan WithSecrets() => new("atlas", [Province(), Town() with { IsSensitive = true }], [], [new KeyTargetPlan(0, 0, "id")]);

    /// <summary>The same with towns whose encoder asks for a service.</summary>
    public static Plan WithService(Type service)
    {
        return new Plan("atlas", [Province(), Town() with { CreateEncoder = Ask }], [], [new KeyTargetPlan(0, 0, "id")]);

        EntityEncoder Ask(IServiceProvider services)
        {
            services.GetService(service).ShouldNotBeNull();
            return new NoEncoder();
        }
    }

    /// <summary>The same with towns in Cassandra too, and visits there only.</summary>
    public static Plan ForTwo() => new("atlas",
        [
            Province(),
            Town() with { CassandraTables = [WideTable("town")] },
            Entity("visit", 1, Table("visit", [], []), []) with { Tables = [], CassandraTables = [WideTable("visits_by_town")] },
        ],
        [], [new KeyTargetPlan(0, 0, "id")]);

    private static CqlTablePlan WideTable(string name) => new()
    {
        Name = name,
        Columns = [new("id", "int", false)],
        PartitionKeyColumns = 1,
        ClusteringKey = [],
        CreateStatement = "",
        InsertStatement = "",
        DeleteStatement = "",
    };

    private static EntityPlan Province() => Entity("province", 0, Table("province", [new("id", "integer", false),
        new("name", "text", true)], []), []);

    private static EntityPlan Town() => Entity("town", 1, Table("town",
        [new("id", "integer", false), new("name", "varchar(40)", false), new("province_id", "integer", true)],
        [new ForeignKeyPlan("town_province_id_fkey", "province_id", 0, 0, "id", UnresolvedRule.Null, 0, "province",
            "ALTER TABLE \"public\".\"town\" ADD CONSTRAINT \"town_province_id_fkey\" FOREIGN KEY (\"province_id\") REFERENCES " +
            "\"public\".\"province\" (\"id\") NOT VALID",
            "ALTER TABLE \"public\".\"town\" VALIDATE CONSTRAINT \"town_province_id_fkey\"")]), [0]) with
    { Filter = "{ active: true }" };

    private static EntityPlan Entity(string name, int wave, TablePlan table, IReadOnlyList<int> references) => new()
    {
        Name = name,
        Collection = name + "s",
        Wave = wave,
        Key = KeyKind.Serial,
        Tables = [table],
        Fields = [],
        References = references,
        Fingerprint = "f-" + name,
        CreateEncoder = _ => new NoEncoder(),
    };

    private static TablePlan Table(string name, IReadOnlyList<Column> columns, IReadOnlyList<ForeignKeyPlan> keys) => new()
    {
        Schema = "public",
        Name = name,
        Columns = columns,
        DatabaseColumns = name == "town" ? [new DatabaseColumnPlan("note", "text", "'none'")] : [],
        PrimaryKey = ["id"],
        MergeKey = ["id"],
        CreateStatement = $"CREATE TABLE IF NOT EXISTS \"public\".\"{name}\" " +
            $"({string.Join(", ", columns.Select(column => $"\"{column.Name}\" {column.Type}"))})",
        CopyStatement = $"COPY \"public\".\"{name}\" FROM STDIN (FORMAT binary)",
        StagingName = "mongoetl_" + name,
        StagingStatement = $"CREATE TEMP TABLE \"mongoetl_{name}\" ()",
        StagingCopyStatement = $"COPY \"mongoetl_{name}\" FROM STDIN (FORMAT binary)",
        MergeStatement = $"INSERT INTO \"public\".\"{name}\"\nSELECT * FROM \"mongoetl_{name}\"",
        Indexes = [new IndexPlan(name + "_pkey", IndexKind.PrimaryKey, ["id"], $"ALTER TABLE \"public\".\"{name}\" ADD CONSTRAINT " +
            $"\"{name}_pkey\" PRIMARY KEY (\"id\")")],
        ForeignKeys = keys,
    };
}
