using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>One worker's writes: rows are gathered in windows, grouped by partition, and sent.</summary>
internal sealed class CassandraWriter(IReadOnlyList<TableSender> tables, int windowBytes) : IWideColumnWriter
{
    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        var gathered = 0;
        for (var table = 0; table < tables.Count; table++)
        {
            tables[table].Add(rows[table].Written.Span);
            gathered += tables[table].Gathered;
        }
        if (gathered >= windowBytes)
            await SendAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task AcknowledgeAsync(CancellationToken cancellation)
    {
        await SendAsync(cancellation).ConfigureAwait(false);
        foreach (var table in tables)
            await table.FinishAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task ResetAsync(CancellationToken cancellation)
    {
        foreach (var table in tables)
            await table.ResetAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ResetAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var table in tables)
            table.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            if (table.Gathered > 0)
                await table.SendAsync(cancellation).ConfigureAwait(false);
        }
    }
}
