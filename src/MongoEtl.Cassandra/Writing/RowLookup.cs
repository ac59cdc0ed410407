using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Reads what stands in a table with <c>[Newest]</c>, key by key: the rows of a replay are few.</summary>
internal sealed class RowLookup(CqlSession session, CassandraOptions options, CqlTablePlan table)
{
    private readonly string _select = $"SELECT {CqlText.Quote(table.NewestColumn!)}, "
        + $"{CqlText.Quote(table.SourceIdColumn ?? table.NewestColumn!)} "
        + $"FROM {CqlText.Quote(options.Keyspace)}.{CqlText.Quote(table.Name)} "
        + $"WHERE {string.Join(" AND ", KeyColumns(table).Select(column => $"{CqlText.Quote(column.Name)} = ?"))}";

    internal async Task<IReadOnlyList<StandingRow?>> FindAsync(ReadOnlyMemory<byte> rows, CancellationToken cancellation)
    {
        var found = new List<StandingRow?>();
        foreach (var key in RowKeys.Of(table, rows))
        {
            var parameters = new QueryParameters
            {
                Consistency = ReadConsistency.Of(options),
                Values = key,
                ValueCount = KeyColumns(table).Count(),
            };
            var response = await session.QueryAsync(_select, parameters, cancellation).ConfigureAwait(false);
            var row = new CqlRowReader(response as RowsResult
                ?? throw new ProtocolViolationException($"a {response.GetType().Name} as the answer to SELECT"));
            found.Add(row.Read() ? new StandingRow(row.GetBytes(0).ToArray(), table.SourceIdColumn is null ? null : row.GetText(1)) : null);
        }
        return found;
    }

    private static IEnumerable<Internal.Column> KeyColumns(CqlTablePlan table) =>
        table.Columns.Take(table.PartitionKeyColumns + table.ClusteringKey.Count);
}
