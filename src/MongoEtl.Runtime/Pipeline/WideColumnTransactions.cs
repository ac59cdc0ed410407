namespace MongoEtl.Runtime;

/// <summary>What stands for transactions in a store that has none: rows go out at once, a commit waits until all are acknowledged and then
/// moves the checkpoint in state. Whatever fails in between, the rows are sent again and change nothing. Rows of stage tables wait here and
/// commit with the checkpoint: only those whose documents landed are staged.</summary>
internal sealed class WideColumnTransactions(IStateStore state, EntityRun entity, IWideColumnWriter writer) : IRowWriter
{
    private readonly int _tables = entity.Plan.CassandraTables.Count;
    private readonly StagedRows _staged = new(entity.Plan);
    private readonly Queue<(long Mark, StagedRows Rows)> _marked = new();
    private PartitionState? _expected;

    /// <inheritdoc />
    /// <remarks>The checkpoint is compared when it moves: rows that came from another place would be the same rows.</remarks>
    public Task BeginAsync(PartitionState expected, CancellationToken cancellation)
    {
        _expected = expected;
        return writer.BeginAsync(expected, cancellation);
    }

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        await writer.WriteAsync(rows.Count == _tables ? rows : [.. rows.Take(_tables)], cancellation).ConfigureAwait(false);
        if (rows.Count > _tables)
            _staged.Add([.. rows.Skip(_tables)]);
    }

    /// <inheritdoc />
    public async Task CommitAsync(PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        await writer.AcknowledgeAsync(cancellation).ConfigureAwait(false);
        await state.AdvanceAsync(entity.Store, entity.Name, _expected!, reached, letters, cancellation, _staged).ConfigureAwait(false);
        _staged.Clear();
    }

    /// <inheritdoc cref="IWideColumnWriter.TellsAcknowledged" />
    public bool TellsAcknowledged => writer.TellsAcknowledged;

    /// <inheritdoc cref="IWideColumnWriter.Mark" />
    public long Mark()
    {
        var mark = writer.Mark();
        var rows = new StagedRows(entity.Plan);
        rows.TakeFrom(_staged);
        _marked.Enqueue((mark, rows));
        return mark;
    }

    /// <inheritdoc cref="IWideColumnWriter.AcknowledgedMark" />
    public long AcknowledgedMark() => writer.AcknowledgedMark();

    /// <inheritdoc cref="IWideColumnWriter.AcknowledgeAsync" />
    public Task AcknowledgeAsync(CancellationToken cancellation) => writer.AcknowledgeAsync(cancellation);

    /// <summary>Moves the checkpoint over rows that are acknowledged: those before <paramref name="mark"/>.</summary>
    public async Task AdvanceAsync(
        PartitionState expected, PartitionState reached, IReadOnlyList<DeadLetter> letters, long mark, CancellationToken cancellation)
    {
        using var rows = new StagedRows(entity.Plan);
        while (_marked.TryPeek(out var oldest) && oldest.Mark <= mark)
            rows.TakeFrom(_marked.Dequeue().Rows);
        await state.AdvanceAsync(entity.Store, entity.Name, expected, reached, letters, cancellation, rows).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task BeginReplayAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task CommitReplayAsync(
        IReadOnlyCollection<string> tried, IReadOnlyList<DeadLetter> letters, EntityCounts counts, CancellationToken cancellation)
    {
        await writer.AcknowledgeAsync(cancellation).ConfigureAwait(false);
        await state.AdvanceReplayAsync(entity.Store, entity.Name, tried, letters, counts, cancellation, _staged).ConfigureAwait(false);
        _staged.Clear();
    }

    /// <inheritdoc />
    public Task RollbackAsync(CancellationToken cancellation)
    {
        Forget();
        return writer.ResetAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Forget();
        return writer.DisposeAsync();
    }

    private void Forget()
    {
        _staged.Clear();
        foreach (var (_, rows) in _marked)
            rows.Dispose();
        _marked.Clear();
    }
}
