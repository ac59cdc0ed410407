namespace MongoEtl.SchemaChanges.Tests;

/// <summary>The classes that the cases alter.</summary>
internal static partial class Cases
{
    public const string Source = """
        namespace Town;
        public enum Kind { Small, Large, Old }
        [Collection("town")] public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            public partial string? Code { get; }
            public partial int? Size { get; }
            public partial decimal? Area { get; }
            public partial Kind? Kind { get; }
            public partial Reference<Town> Parent { get; }
        }
        [PostgresTable("town")] public sealed partial class TownRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
            [Column(Type = "varchar(40)")] public string? Code => source.Code;
            public int? Size => source.Size;
            [Column(Type = "numeric(10,2)")] public decimal? Area => source.Area;
            public Kind? Kind => source.Kind;
            [Unique] public string MongoId => source.Id.ToString();
            [ForeignKey] public Reference<Town> ParentId => source.Parent;
        }
        [PostgresTable("note")] public sealed partial class NoteRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public string Id => source.Id.ToString();
            public string? Text => source.Name;
        }
        [CassandraTable("town_by_name")] public sealed partial class TownByName(Town source) : IRow<Town>
        {
            [PartitionKey] public string Name => source.Name ?? "";
            [ClusteringKey(0)] public int Id => source.Key;
            public string? Code => source.Code;
            public int? Size => source.Size;
        }
        """;

    internal const string Row = "[PostgresTable(\"town\")]";
    internal const string NoteClass = "[PostgresTable(\"note\")]";
    internal const string Cql = "[CassandraTable(\"town_by_name\")]";
    internal const string Id = "[PrimaryKey] public int Id => source.Key;";
    internal const string Name = "public string? Name => source.Name;\n    [Column(Type = \"varchar(40)\")]";
    internal const string Code = "[Column(Type = \"varchar(40)\")] public string? Code => source.Code;";
    internal const string Size = "public int? Size => source.Size;\n    [Column(Type = \"numeric(10,2)\")]";
    internal const string Area = "[Column(Type = \"numeric(10,2)\")] public decimal? Area => source.Area;";
    internal const string Text = "public string? Text => source.Name;";
    internal const string KindRow = "public Kind? Kind => source.Kind;\n    [Unique]";
    internal const string MongoId = "[Unique] public string MongoId => source.Id.ToString();";
    internal const string Parent = "[ForeignKey] public Reference<Town> ParentId => source.Parent;";
    internal const string Labels = "public enum Kind { Small, Large, Old }";
    internal const string CqlCode = "public string? Code => source.Code;\n    public int? Size => source.Size;\n}";

    /// <summary>Changes of PostgreSQL tables.</summary>
    public static SchemaCase[] Postgres => [.. Columns, .. Types, .. Keys, .. Enums, .. Tables];

    /// <summary>Rows of version 1, before its indexes: every case begins with these.</summary>
    public static readonly string[] Fill =
    [
        "INSERT INTO town (id, name, code, size, area, kind, mongo_id) VALUES (1, 'Quito', '170', 300, 372.39, 'Large', 'a'), (2, "
            + "'Cuenca', '010', 70, 70.59, 'Small', 'b')",
        "INSERT INTO town (id, name, mongo_id, parent_id) VALUES (3, 'Loja', 'c', 1)",
        "INSERT INTO note (id, text) VALUES ('a', 'one')",
    ];

    public static string Edited((string Before, string After)[] edits)
    {
        var source = Source.ReplaceLineEndings("\n");
        foreach (var (before, after) in edits)
        {
            source.ShouldContain(before);
            source = source.Replace(before, after);
        }
        return source;
    }
}
