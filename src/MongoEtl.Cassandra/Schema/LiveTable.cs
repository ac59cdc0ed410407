namespace MongoEtl.Cassandra;

/// <summary>A table as it stands in the cluster.</summary>
/// <param name="Columns">Its columns by name.</param>
internal sealed record LiveTable(IReadOnlyDictionary<string, LiveColumn> Columns)
{
    /// <summary>Reads the tables of a keyspace.</summary>
    /// <remarks>Apache Cassandra, <c>system_schema.columns</c>.</remarks>
    internal static async Task<Dictionary<string, LiveTable>> ReadAsync(CqlSession session, string keyspace, CancellationToken cancellation)
    {
        var tables = new Dictionary<string, Dictionary<string, LiveColumn>>(StringComparer.Ordinal);
        // The name was checked: it holds no quote.
        var select = "SELECT table_name, column_name, type, kind, position, clustering_order FROM system_schema.columns "
            + $"WHERE keyspace_name = '{keyspace}'";
        await foreach (var rows in session.ReadPagesAsync(select, cancellation: cancellation).ConfigureAwait(false))
        {
            while (rows.Read())
            {
                var table = rows.GetText(0)!;
                if (!tables.TryGetValue(table, out var columns))
                    tables[table] = columns = new Dictionary<string, LiveColumn>(StringComparer.Ordinal);
                columns[rows.GetText(1)!] = new LiveColumn(rows.GetText(2)!, rows.GetText(3)!, rows.GetInt(4) ?? -1, rows.GetText(5) == "desc");
            }
        }
        return tables.ToDictionary(table => table.Key, table => new LiveTable(table.Value), StringComparer.Ordinal);
    }
}
