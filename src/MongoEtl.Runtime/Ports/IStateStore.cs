namespace MongoEtl.Runtime;

/// <summary>What outlives a process, in schema <c>mongoetl</c> of a PostgreSQL database. Thread-safe. Entities are kept once a
/// store.</summary>
public interface IStateStore : IAsyncDisposable
{
    /// <summary>Creates the schema if absent and takes the plan's lock, kept until <see cref="IAsyncDisposable.DisposeAsync"/> or the end
    /// of the process.
    /// <paramref name="holder"/> says who we are, for the message another process gets.</summary>
    /// <exception cref="PlanHeldException">Another process holds it.</exception>
    Task LockPlanAsync(string plan, string holder, CancellationToken cancellation);

    /// <summary>Opens state for reading without the lock; false when the database has no state of this plan.</summary>
    Task<bool> OpenForReadingAsync(string plan, CancellationToken cancellation);

    /// <summary>Who holds a plan's lock: host, process id, since when, as another process would be told; null when nobody does. Takes no
    /// lock.</summary>
    Task<string?> FindHolderAsync(string plan, CancellationToken cancellation);

    /// <summary>Records the start of a run and gives it its id and write timestamp, both greater than every earlier run's.</summary>
    Task<RunRecord> StartRunAsync(string sourceName, CancellationToken cancellation);

    /// <summary>Records the end of a run: <paramref name="outcome"/> is <c>done</c>, <c>failed</c> or <c>interrupted</c>.</summary>
    Task FinishRunAsync(long runId, string outcome, CancellationToken cancellation);

    /// <summary>The latest run, or null.</summary>
    Task<RunRecord?> LatestRunAsync(CancellationToken cancellation);

    /// <summary>The entity's state in a store, or null when it was never begun.</summary>
    Task<EntityState?> FindEntityAsync(Store store, string entity, CancellationToken cancellation);

    /// <summary>Begins an entity anew: stores its state and its partitions at their start, forgetting earlier partitions, and makes the
    /// tables that the leg
    /// <paramref name="stages"/> anew, empty, all in one transaction.</summary>
    Task BeginEntityAsync(
        EntityState state, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation, IReadOnlyList<TablePlan>? stages = null);

    /// <summary>Forgets an entity's state, partitions, counts and dead letters in one store, as if it had never begun: its tables were
    /// emptied. Keys stay.</summary>
    Task ForgetEntityAsync(Store store, string entity, CancellationToken cancellation);

    /// <summary>Moves an entity to a phase.</summary>
    Task SetPhaseAsync(Store store, string entity, EntityPhase phase, CancellationToken cancellation);

    /// <summary>The entity's partitions in order. Waits for transactions that still hold one of them, so that positions are
    /// final.</summary>
    Task<IReadOnlyList<PartitionState>> PartitionsAsync(Store store, string entity, CancellationToken cancellation);

    /// <summary>Moves a checkpoint for a store that has no transactions: rows up to <paramref name="reached"/> are acknowledged. In one
    /// transaction locks and compares the checkpoint, stores <paramref name="letters"/> and <paramref name="reached"/>, merges rows that
    /// are
    /// <paramref name="staged"/>, and commits.</summary>
    /// <exception cref="CheckpointMovedException">The stored position is not <paramref name="expected"/>'s: somebody else
    /// wrote.</exception>
    /// <exception cref="TargetException">Anything else; after a connection lost here the checkpoint in state tells what
    /// happened.</exception>
    Task AdvanceAsync(
        Store store,
        string entity,
        PartitionState expected,
        PartitionState reached,
        IReadOnlyList<DeadLetter> letters,
        CancellationToken cancellation,
        StagedRows? staged = null);

    /// <summary>The same for documents that come from the dead letters: forgets the letters that the documents <paramref name="tried"/>
    /// (source id texts) have in this store, stores <paramref name="letters"/>, and adds <paramref name="counts"/> to the entity's
    /// counts.</summary>
    Task AdvanceReplayAsync(
        Store store,
        string entity,
        IReadOnlyCollection<string> tried,
        IReadOnlyList<DeadLetter> letters,
        EntityCounts counts,
        CancellationToken cancellation,
        StagedRows? staged = null);

    /// <summary>Begins to compare rows that may have the same key. Nothing of it is kept.</summary>
    Task<IRowContest> BeginContestAsync(CancellationToken cancellation);

    /// <summary>Counts that belong to the entity and to no partition: settled references, removed duplicates.</summary>
    Task AddEntityCountsAsync(Store store, string entity, EntityCounts counts, CancellationToken cancellation);

    /// <summary>The counts of <see cref="AddEntityCountsAsync"/>.</summary>
    Task<EntityCounts> EntityCountsAsync(Store store, string entity, CancellationToken cancellation);

    /// <summary>Stores dead letters outside a row transaction; a letter of the same store, entity, id and table is replaced.</summary>
    Task AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation);

    /// <summary>Dead letters of both stores, all or of one entity, in order of entity and id text, with their documents.</summary>
    IAsyncEnumerable<DeadLetter> DeadLettersAsync(string? entity, CancellationToken cancellation);

    /// <summary>Number of dead letters per store and entity.</summary>
    Task<IReadOnlyDictionary<(Store Store, string Entity), long>> CountDeadLettersAsync(CancellationToken cancellation);

    /// <summary>Forgets all dead letters of an entity in a store (it begins anew) or, with <paramref name="sourceIds"/>, of some
    /// documents.</summary>
    Task RemoveDeadLettersAsync(Store store, string entity, IReadOnlyCollection<string>? sourceIds, CancellationToken cancellation);
}
