namespace MongoEtl.Runtime;

/// <summary>How far one partition is: what is durable, and what the open transaction has tried to add.</summary>
internal sealed class Checkpoint(RunContext run, EntityRun entity, PartitionState state)
{
    /// <summary>The last state known to be durable.</summary>
    public PartitionState State { get; private set; } = state;

    /// <summary>Documents read up to the end of what was last sent: where a refused transaction ended.</summary>
    public long Attempted { get; set; } = state.Counts.Read;

    /// <summary>The place of the first document that is not durable.</summary>
    public DocumentPlace Next => new(State.Partition.Ordinal, State.Counts.Read);

    /// <summary>The target committed, with <paramref name="letters"/>.</summary>
    /// <exception cref="MigrationException">There are too many dead letters.</exception>
    public void Advance(PartitionState reached, IReadOnlyList<DeadLetter> letters) =>
        Advance(reached, letters.Count(letter => !LetterFactory.IsWaiting(letter)));

    private void Advance(PartitionState reached, long deadLetters)
    {
        var before = State;
        State = reached;
        entity.Committed(before.Counts, reached.Counts);
        run.Budget.Add(reached.Counts.Read - before.Counts.Read, deadLetters);
    }

    /// <summary>Whether the last COMMIT arrived is unknown: state is asked. Waits for a transaction that still holds the checkpoint.</summary>
    public async Task RereadAsync(CancellationToken cancellation)
    {
        var stored = await run.State.PartitionsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
        var reached = stored.Single(partition => partition.Partition.Ordinal == State.Partition.Ordinal);
        Attempted = reached.Counts.Read;
        if (reached.Position != State.Position || reached.IsDone != State.IsDone)
            Advance(reached, reached.Counts.DeadLetters - State.Counts.DeadLetters);
    }
}
