namespace MongoEtl.Runtime;

/// <summary>What stands for transactions in a store that has none: rows go out at once, a commit waits until all are acknowledged and then moves the
/// checkpoint in state. Whatever fails in between, the rows are sent again and change nothing.</summary>
internal sealed class WideColumnTransactions(IStateStore state, EntityRun entity, IWideColumnWriter writer) : IRowWriter
{
    private PartitionState? _expected;

    /// <inheritdoc />
    /// <remarks>The checkpoint is compared when it moves: rows that came from another place would be the same rows.</remarks>
    public Task BeginAsync(PartitionState expected, CancellationToken cancellation)
    {
        _expected = expected;
        return writer.BeginAsync(expected, cancellation);
    }

    /// <inheritdoc />
    public Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) => writer.WriteAsync(rows, cancellation);

    /// <inheritdoc />
    public async Task CommitAsync(PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        await writer.AcknowledgeAsync(cancellation).ConfigureAwait(false);
        await state.AdvanceAsync(entity.Store, entity.Name, _expected!, reached, letters, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc cref="IWideColumnWriter.TellsAcknowledged" />
    public bool TellsAcknowledged => writer.TellsAcknowledged;

    /// <inheritdoc cref="IWideColumnWriter.Mark" />
    public long Mark() => writer.Mark();

    /// <inheritdoc cref="IWideColumnWriter.AcknowledgedMark" />
    public long AcknowledgedMark() => writer.AcknowledgedMark();

    /// <inheritdoc cref="IWideColumnWriter.AcknowledgeAsync" />
    public Task AcknowledgeAsync(CancellationToken cancellation) => writer.AcknowledgeAsync(cancellation);

    /// <summary>Moves the checkpoint over rows that are acknowledged.</summary>
    public Task AdvanceAsync(PartitionState expected, PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) =>
        state.AdvanceAsync(entity.Store, entity.Name, expected, reached, letters, cancellation);

    /// <inheritdoc />
    public Task BeginReplayAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task CommitReplayAsync(
        IReadOnlyCollection<string> tried, IReadOnlyList<DeadLetter> letters, EntityCounts counts, CancellationToken cancellation)
    {
        await writer.AcknowledgeAsync(cancellation).ConfigureAwait(false);
        await state.AdvanceReplayAsync(entity.Store, entity.Name, tried, letters, counts, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task RollbackAsync(CancellationToken cancellation) => writer.ResetAsync(cancellation);

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
