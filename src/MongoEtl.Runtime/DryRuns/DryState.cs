using System.Runtime.CompilerServices;

namespace MongoEtl.Runtime;

/// <summary>The state of a dry run, in memory. Dead letters lose their documents.</summary>
internal sealed class DryState : IStateStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Store, string), EntityState> _entities = [];
    private readonly Dictionary<(Store, string), PartitionState[]> _partitions = [];
    private readonly SortedDictionary<(string Entity, string SourceId, string Table, Store Store), DeadLetter> _letters = new(LetterOrder.Instance);

    public IReadOnlyList<DeadLetter> Letters
    {
        get
        {
            lock (_gate)
                return [.. _letters.Values];
        }
    }

    /// <summary>What a target's transaction commits.</summary>
    public void Commit(Store store, string entity, PartitionState reached, IEnumerable<DeadLetter> letters)
    {
        lock (_gate)
        {
            _partitions[(store, entity)][reached.Partition.Ordinal] = reached;
            foreach (var letter in letters)
                _letters[(letter.Entity, letter.SourceId, letter.Table, letter.Store)] = letter with { Document = [] };
        }
    }

    public Task LockPlanAsync(string plan, string holder, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> OpenForReadingAsync(string plan, CancellationToken cancellation) => Task.FromResult(true);

    public Task<string?> FindHolderAsync(string plan, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task<RunRecord> StartRunAsync(string sourceName, CancellationToken cancellation) =>
        Task.FromResult(new RunRecord(1, sourceName, DateTimeOffset.UtcNow, null, null));

    public Task FinishRunAsync(long runId, string outcome, CancellationToken cancellation) => Task.CompletedTask;

    public Task<RunRecord?> LatestRunAsync(CancellationToken cancellation) => Task.FromResult<RunRecord?>(null);

    public Task<EntityState?> FindEntityAsync(Store store, string entity, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult(_entities.GetValueOrDefault((store, entity)));
    }

    public Task BeginEntityAsync(
        EntityState state, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation, IReadOnlyList<TablePlan>? stages = null)
    {
        lock (_gate)
        {
            _entities[(state.Store, state.Entity)] = state;
            _partitions[(state.Store, state.Entity)] = [.. partitions.OrderBy(partition => partition.Ordinal)
                .Select(partition => new PartitionState(partition, SourcePosition.Start, false, new EntityCounts()))];
        }
        return Task.CompletedTask;
    }

    public Task ForgetEntityAsync(Store store, string entity, CancellationToken cancellation) => Task.CompletedTask;

    public Task SetPhaseAsync(Store store, string entity, EntityPhase phase, CancellationToken cancellation)
    {
        SetPhase(store, entity, phase);
        return Task.CompletedTask;
    }

    /// <summary>Moves an entity that has state.</summary>
    public void SetPhase(Store store, string entity, EntityPhase phase)
    {
        lock (_gate)
        {
            if (_entities.TryGetValue((store, entity), out var state))
                _entities[(store, entity)] = state with { Phase = phase };
        }
    }

    public Task<IReadOnlyList<PartitionState>> PartitionsAsync(Store store, string entity, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<PartitionState>>([.. _partitions[(store, entity)]]);
    }

    public Task AdvanceAsync(
        Store store,
        string entity,
        PartitionState expected,
        PartitionState reached,
        IReadOnlyList<DeadLetter> letters,
        CancellationToken cancellation,
        StagedRows? staged = null)
    {
        Commit(store, entity, reached, letters);
        return Task.CompletedTask;
    }

    // Dry runs replay nothing.
    public Task AdvanceReplayAsync(
        Store store,
        string entity,
        IReadOnlyCollection<string> tried,
        IReadOnlyList<DeadLetter> letters,
        EntityCounts counts,
        CancellationToken cancellation,
        StagedRows? staged = null) => throw new InvalidOperationException("A dry run replays nothing.");

    public Task<IRowContest> BeginContestAsync(CancellationToken cancellation) => Task.FromResult<IRowContest>(new DryContest());

    public Task AddEntityCountsAsync(Store store, string entity, EntityCounts counts, CancellationToken cancellation) => Task.CompletedTask;

    public Task<EntityCounts> EntityCountsAsync(Store store, string entity, CancellationToken cancellation) => Task.FromResult(new EntityCounts());

    public Task AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) => Task.CompletedTask;

    public async IAsyncEnumerable<DeadLetter> DeadLettersAsync(string? entity, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var letter in Letters.Where(letter => entity is null || letter.Entity == entity))
            yield return letter;
    }

    public Task<IReadOnlyDictionary<(Store Store, string Entity), long>> CountDeadLettersAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<(Store Store, string Entity), long>>(
            Letters.CountBy(letter => (letter.Store, letter.Entity)).ToDictionary(pair => pair.Key, pair => (long)pair.Value));

    public Task RemoveDeadLettersAsync(Store store, string entity, IReadOnlyCollection<string>? sourceIds, CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class LetterOrder : IComparer<(string Entity, string SourceId, string Table, Store Store)>
    {
        public static LetterOrder Instance { get; } = new();

        public int Compare((string Entity, string SourceId, string Table, Store Store) x, (string Entity, string SourceId, string Table, Store Store) y)
        {
            var order = string.CompareOrdinal(x.Entity, y.Entity);
            if (order == 0)
                order = string.CompareOrdinal(x.SourceId, y.SourceId);
            if (order == 0)
                order = string.CompareOrdinal(x.Table, y.Table);
            return order != 0 ? order : x.Store.CompareTo(y.Store);
        }
    }
}
