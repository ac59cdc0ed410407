namespace MongoEtl.Generators.SchemaDiff;

/// <summary>CQL for changes; none for what CQL cannot do. Statements name no keyspace.</summary>
/// <remarks>Apache Cassandra, CQL, Data Definition: ALTER TABLE adds and drops columns and renames those of the key.</remarks>
internal static class CqlChangeStatements
{
    public static IEnumerable<SchemaStatement> Of(SchemaChange change) => change.Kind switch
    {
        ChangeKind.CreateTable => [new(Create(change.Shape!))],
        ChangeKind.DropTable => [new($"DROP TABLE IF EXISTS {change.Table!.Quoted}")],
        ChangeKind.AddColumn => [new($"ALTER TABLE {change.Table!.Quoted} ADD {Sql.Quote(change.Column!.Name)} {change.Column.Type}")],
        ChangeKind.DropColumn => [new($"ALTER TABLE {change.Table!.Quoted} DROP {Sql.Quote(change.FormerColumn!.Name)}")],
        ChangeKind.RenameColumn =>
            [new($"ALTER TABLE {change.Table!.Quoted} RENAME {Sql.Quote(change.FormerColumn!.Name)} TO {Sql.Quote(change.Column!.Name)}")],
        _ => [],
    };

    private static string Create(TableShape table)
    {
        var key = string.Join(", ", new[] { $"({Sql.QuoteAll(table.PartitionKey)})" }.Concat(table.ClusteringKey.Select(c =>
            Sql.Quote(c.Name))));
        var lines = table.Columns.Select(c => $"    {Sql.Quote(c.Name)} {c.Type}").Concat([$"    PRIMARY KEY ({key})"]);
        var order = string.Join(", ", table.ClusteringKey.Select(c => $"{Sql.Quote(c.Name)} {(c.IsDescending ? "DESC" : "ASC")}"));
        return $"CREATE TABLE IF NOT EXISTS {table.Id.Quoted} (\n{string.Join(",\n", lines)}\n)"
            + (table.ClusteringKey.Any(c => c.IsDescending) ? $" WITH CLUSTERING ORDER BY ({order})" : "");
    }
}
