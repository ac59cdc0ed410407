namespace MongoEtl.Runtime;

/// <summary>Writes one worker's rows. A transaction spans many batches; rows, dead letters, counts and the checkpoint commit together.</summary>
public interface IRowWriter : IAsyncDisposable
{
    /// <summary>Begins a transaction, locks the partition's checkpoint (waiting for a lock that a dying connection still holds) and compares it.</summary>
    /// <exception cref="CheckpointMovedException">The stored position is not <paramref name="expected"/>'s: somebody else wrote.</exception>
    Task BeginAsync(PartitionState expected, CancellationToken cancellation);

    /// <summary>Sends the rows of the entity's tables, one buffer a table. The buffers may be reused when the task is done.</summary>
    /// <exception cref="RowsRefusedException">The server refused the rows (SQLSTATE class 22 or 23); the transaction is rolled back.</exception>
    /// <exception cref="TargetException">Anything else.</exception>
    Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation);

    /// <summary>Merges what has to be merged, stores <paramref name="letters"/> and <paramref name="reached"/>, and commits. Fills
    /// <see cref="EntityCounts.Changed"/> of <paramref name="reached"/> in merge mode.</summary>
    /// <exception cref="RowsRefusedException">As for <see cref="WriteAsync"/>: deferred checks and merges refuse here.</exception>
    /// <exception cref="TargetException">Anything else; after a connection lost here the checkpoint in state tells what happened.</exception>
    Task CommitAsync(PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation);

    /// <summary>Begins a transaction without a checkpoint, for documents that come from the dead letters. Only in merge mode.</summary>
    Task BeginReplayAsync(CancellationToken cancellation);

    /// <summary>Merges, forgets all dead letters of the documents <paramref name="tried"/> (source id texts) in this store, stores <paramref name="letters"/>,
    /// adds <paramref name="counts"/> (with <see cref="EntityCounts.Changed"/> filled in) to the entity's counts, and commits.</summary>
    /// <exception cref="RowsRefusedException">As for <see cref="CommitAsync"/>.</exception>
    /// <exception cref="TargetException">Anything else.</exception>
    Task CommitReplayAsync(
        IReadOnlyCollection<string> tried, IReadOnlyList<DeadLetter> letters, EntityCounts counts, CancellationToken cancellation);

    /// <summary>Gives up the transaction, if one is open.</summary>
    Task RollbackAsync(CancellationToken cancellation);
}
