using MongoEtl.Internal;

namespace MongoEtl.PostgreSql.Tests;

/// <summary>Makes table plans with the statements that the generator makes.</summary>
internal sealed record TestTable(string Name, params Column[] Columns)
{
    public string[] PrimaryKey { get; init; } = ["id"];

    public string[]? MergeKey { get; init; }

    public string? Newest { get; init; }

    public string? SourceId { get; init; }

    public string? Serial { get; init; }

    public string[][] Unique { get; init; } = [];

    public string[] Plain { get; init; } = [];

    public DatabaseColumnPlan[] DatabaseColumns { get; init; } = [];

    public (string Column, int Entity, string Parent, UnresolvedRule Rule, int Value)[] References { get; init; } = [];

    private string Quoted => $"\"public\".\"{Name}\"";

    private string Staging => $"staging_{Name}";

    private string List => Sql.Names(Columns.Select(column => column.Name));

    public static Column Integer(string name, bool nullable = false) => new(name, "integer", nullable);

    public static Column Text(string name, bool nullable = true) => new(name, "text", nullable);

    public TablePlan ToPlan() => new()
    {
        Schema = "public",
        Name = Name,
        Columns = Columns,
        DatabaseColumns = DatabaseColumns,
        PrimaryKey = PrimaryKey,
        MergeKey = MergeKey ?? PrimaryKey,
        NewestColumn = Newest,
        SourceIdColumn = SourceId,
        SerialColumn = Serial,
        CreateStatement = $"CREATE TABLE IF NOT EXISTS {Quoted} ({string.Join(", ", Columns.Select(Declare).Concat(DatabaseColumns.Select(Declare)))})",
        CopyStatement = $"COPY {Quoted} ({List}) FROM STDIN (FORMAT binary)",
        StagingName = Staging,
        StagingStatement = $"CREATE TEMP TABLE {Staging} ({string.Join(", ", Columns.Select(column => $"{Sql.Name(column.Name)} {column.Type}"))}, mongoetl_order bigint GENERATED ALWAYS AS IDENTITY) ON COMMIT DELETE ROWS",
        StagingCopyStatement = $"COPY {Staging} ({List}) FROM STDIN (FORMAT binary)",
        MergeStatement = Merge(),
        Indexes = [.. Indexes()],
        ForeignKeys = [.. References.Select(ToForeignKey)],
    };

    private string Merge()
    {
        var keys = MergeKey ?? PrimaryKey;
        var others = Columns.Where(column => !keys.Contains(column.Name)).Select(column => Sql.Name(column.Name)).ToList();
        var old = string.Join(", ", others.Select(column => "t." + column));
        var next = string.Join(", ", others.Select(column => "n." + column));
        var excluded = string.Join(", ", others.Select(column => "excluded." + column));
        return $"""
            INSERT INTO {Quoted} AS t ({List})
            SELECT {List} FROM (SELECT DISTINCT ON ({Sql.Names(keys)}) * FROM {Staging} ORDER BY {Sql.Names(keys)}, mongoetl_order DESC) n
            WHERE NOT EXISTS (SELECT FROM {Quoted} t WHERE {string.Join(" AND ", keys.Select(key => $"t.{Sql.Name(key)} = n.{Sql.Name(key)}"))} AND ROW({old}) IS NOT DISTINCT FROM ROW({next}))
            ORDER BY {Sql.Names(keys)}
            ON CONFLICT ({Sql.Names(keys)}) DO UPDATE SET {string.Join(", ", others.Select(column => $"{column} = excluded.{column}"))} WHERE ROW({old}) IS DISTINCT FROM ROW({excluded})
            """;
    }

    private IEnumerable<IndexPlan> Indexes()
    {
        if (PrimaryKey.Length > 0)
            yield return new IndexPlan($"{Name}_pkey", IndexKind.PrimaryKey, PrimaryKey, $"ALTER TABLE {Quoted} ADD CONSTRAINT \"{Name}_pkey\" PRIMARY KEY ({Sql.Names(PrimaryKey)})");
        foreach (var columns in Unique)
        {
            var name = $"{Name}_{string.Join("_", columns)}_key";
            yield return new IndexPlan(name, IndexKind.Unique, columns, $"CREATE UNIQUE INDEX \"{name}\" ON {Quoted} ({Sql.Names(columns)})");
        }
        foreach (var column in Plain)
            yield return new IndexPlan($"{Name}_{column}_idx", IndexKind.Plain, [column], $"CREATE INDEX \"{Name}_{column}_idx\" ON {Quoted} ({Sql.Name(column)})");
    }

    private ForeignKeyPlan ToForeignKey((string Column, int Entity, string Parent, UnresolvedRule Rule, int Value) reference)
    {
        var name = $"{Name}_{reference.Column}_fkey";
        return new ForeignKeyPlan(name, reference.Column, reference.Entity, 0, "id", reference.Rule, reference.Value, reference.Column,
            $"ALTER TABLE {Quoted} ADD CONSTRAINT \"{name}\" FOREIGN KEY ({Sql.Name(reference.Column)}) REFERENCES \"public\".\"{reference.Parent}\" (\"id\") NOT VALID",
            $"ALTER TABLE {Quoted} VALIDATE CONSTRAINT \"{name}\"");
    }

    private static string Declare(Column column) => $"{Sql.Name(column.Name)} {column.Type}{(column.Nullable ? "" : " NOT NULL")}";

    private static string Declare(DatabaseColumnPlan column) => $"{Sql.Name(column.Name)} {column.Type}{(column.Default is null ? "" : " DEFAULT " + column.Default)}";
}
