using System.Runtime.CompilerServices;
using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

/// <summary>State in memory, for verbs that read it.</summary>
public sealed class FakeState
{
    public bool Exists { get; set; } = true;

    public string? Holder { get; set; }

    public RunRecord? Run { get; set; }

    public List<EntityState> Entities { get; } = [];

    public Dictionary<string, List<PartitionState>> Partitions { get; } = [];

    public List<DeadLetter> Letters { get; } = [];

    public List<string> Forgotten { get; } = [];

    public string? LockedBy { get; private set; }

    public Task LockPlanAsync(string plan, string holder, CancellationToken cancellation)
    {
        LockedBy = holder;
        return Holder is null ? Task.CompletedTask : throw new PlanHeldException($"Plan {plan} is held by {Holder}.");
    }

    public Task<bool> OpenForReadingAsync(string plan, CancellationToken cancellation) => Task.FromResult(Exists);

    public Task<string?> FindHolderAsync(string plan, CancellationToken cancellation) => Task.FromResult(Holder);

    public Task<RunRecord?> LatestRunAsync(CancellationToken cancellation) => Task.FromResult(Run);

    public Task<EntityState?> FindEntityAsync(Store store, string entity, CancellationToken cancellation) =>
        Task.FromResult(Entities.Find(state => state.Store == store && state.Entity == entity));

    public Task ForgetEntityAsync(Store store, string entity, CancellationToken cancellation)
    {
        Forgotten.Add(store == Store.Cassandra ? $"{entity} in Cassandra" : entity);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PartitionState>> PartitionsAsync(Store store, string entity, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PartitionState>>(Partitions.GetValueOrDefault(entity) ?? []);

    public Task<EntityCounts> EntityCountsAsync(Store store, string entity, CancellationToken cancellation) => Task.FromResult(new EntityCounts());

    public async IAsyncEnumerable<DeadLetter> DeadLettersAsync(string? entity, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        foreach (var letter in Letters.Where(letter => entity is null || letter.Entity == entity))
            yield return letter;
    }

    public Task<IReadOnlyDictionary<(Store Store, string Entity), long>> CountDeadLettersAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<(Store Store, string Entity), long>>(
            Letters.CountBy(letter => (letter.Store, letter.Entity)).ToDictionary(pair => pair.Key, pair => (long)pair.Value));
}
