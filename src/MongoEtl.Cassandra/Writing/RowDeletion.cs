namespace MongoEtl.Cassandra;

/// <summary>Deletes rows of one table by their keys, one after another: they are few.</summary>
internal sealed class RowDeletion(CqlSession session, CqlTablePlan table, Consistency consistency)
{
    internal async Task RunAsync(RowBuffer rows, long timestamp, CancellationToken cancellation)
    {
        var delete = await session.PrepareAsync(table.DeleteStatement, cancellation).ConfigureAwait(false);
        foreach (var key in RowKeys.Of(table, rows.Written))
        {
            var token = Token.OfRow(key.Span, table.PartitionKeyColumns);
            try
            {
                await session.ExecuteAsync(delete, key, token, timestamp, consistency, cancellation).ConfigureAwait(false);
            }
            catch (CassandraException failure)
            {
                throw WriteErrors.Explain(failure, table.Name, consistency, rows: 0);
            }
        }
    }
}
