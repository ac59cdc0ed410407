namespace MongoEtl.Runtime;

/// <summary>Ends transactions of a store whose rows are acknowledged later than they are sent. Sending goes on; the checkpoint follows, over the
/// contiguous prefix of what is acknowledged. A crash costs that the rows between are sent again, which changes nothing.</summary>
internal sealed class LaggingCommits(WideColumnTransactions writer, Checkpoint checkpoint)
{
    /// <summary>Transactions that may wait for the acknowledgement of their rows; with more, sending waits.</summary>
    private const int MostPending = 4;

    private readonly Queue<Pending> _pending = new();

    /// <summary>Ends a transaction, and commits those whose rows are acknowledged by now.</summary>
    public async Task EndAsync(PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        _pending.Enqueue(new Pending(writer.Mark(), reached, [.. letters]));
        if (_pending.Count > MostPending)
            await FinishAsync(cancellation).ConfigureAwait(false);
        else
            await CommitAsync(writer.AcknowledgedMark(), cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits for every acknowledgement and commits.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        if (_pending.Count == 0)
            return;
        await writer.AcknowledgeAsync(cancellation).ConfigureAwait(false);
        await CommitAsync(long.MaxValue, cancellation).ConfigureAwait(false);
    }

    private async Task CommitAsync(long acknowledged, CancellationToken cancellation)
    {
        var mark = 0L;
        PartitionState? reached = null;
        var letters = new List<DeadLetter>();
        while (_pending.TryPeek(out var oldest) && oldest.Mark <= acknowledged)
        {
            _pending.Dequeue();
            (mark, reached) = (oldest.Mark, oldest.Reached);
            letters.AddRange(oldest.Letters);
        }
        if (reached is null)
            return;
        await writer.AdvanceAsync(checkpoint.State, reached, letters, mark, cancellation).ConfigureAwait(false);
        checkpoint.Advance(reached, letters);
    }

    private sealed record Pending(long Mark, PartitionState Reached, IReadOnlyList<DeadLetter> Letters);
}
