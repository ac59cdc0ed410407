using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit.Statements;

/// <summary>CQL statements about a table. They name no keyspace.</summary>
internal static class CqlStatements
{
    public static string Create(RowModel row)
    {
        var lines = row.Columns.Select(c => $"    {Sql.Quote(c.Name)} {c.Ddl}").Concat([$"    PRIMARY KEY ({Key(row)})"]);
        return $"CREATE TABLE IF NOT EXISTS {Sql.Quote(row.Table)} (\n{string.Join(",\n", lines)}\n){Order(row)}";
    }

    public static string Insert(RowModel row) => $"INSERT INTO {Sql.Quote(row.Table)} ({Sql.QuoteAll(row.Columns.Select(c => c.Name))})\n"
        + $"VALUES ({string.Join(", ", row.Columns.Select(_ => "?"))})";

    public static string Delete(RowModel row) =>
        $"DELETE FROM {Sql.Quote(row.Table)} WHERE {string.Join(" AND ", row.MergeKey.Select(c => $"{Sql.Quote(c)} = ?"))}";

    private static string Key(RowModel row) =>
        string.Join(", ", new[] { $"({Sql.QuoteAll(row.PartitionKey)})" }.Concat(row.ClusteringKey.Select(c => Sql.Quote(c.Name))));

    /// <summary>Ascending is the rule, so an order is only said where something else is meant.</summary>
    private static string Order(RowModel row)
    {
        var columns = row.ClusteringKey.Select(c => $"{Sql.Quote(c.Name)} {(c.Descending ? "DESC" : "ASC")}");
        return row.ClusteringKey.Any(c => c.Descending) ? $" WITH CLUSTERING ORDER BY ({string.Join(", ", columns)})" : "";
    }
}
