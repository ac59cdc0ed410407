using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>One worker's writes to the tables of an entity.</summary>
internal sealed class CassandraWriter(IReadOnlyList<TableSender> tables) : IWideColumnWriter
{
    private readonly Queue<(long Mark, long[] Taken)> _marks = new();
    private long _lastMark;
    private long _acknowledged;

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        for (var table = 0; table < tables.Count; table++)
            await tables[table].WriteAsync(rows[table].Written, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public bool TellsAcknowledged => true;

    /// <inheritdoc />
    public long Mark()
    {
        var taken = new long[tables.Count];
        for (var table = 0; table < taken.Length; table++)
            taken[table] = tables[table].Taken;
        _marks.Enqueue((++_lastMark, taken));
        return _lastMark;
    }

    /// <inheritdoc />
    public long AcknowledgedMark()
    {
        while (_marks.TryPeek(out var mark) && IsAcknowledged(mark.Taken))
            _acknowledged = _marks.Dequeue().Mark;
        return _acknowledged;
    }

    /// <inheritdoc />
    public async Task AcknowledgeAsync(CancellationToken cancellation)
    {
        foreach (var table in tables)
            await table.FinishAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task ResetAsync(CancellationToken cancellation)
    {
        foreach (var table in tables)
            await table.ResetAsync().ConfigureAwait(false);
        _marks.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ResetAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var table in tables)
            table.Dispose();
    }

    private bool IsAcknowledged(long[] taken)
    {
        for (var table = 0; table < taken.Length; table++)
        {
            if (tables[table].Acknowledged < taken[table])
                return false;
        }
        return true;
    }
}
