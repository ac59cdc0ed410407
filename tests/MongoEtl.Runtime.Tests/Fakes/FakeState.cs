using System.Runtime.CompilerServices;

namespace MongoEtl.Runtime.Tests;

/// <summary>State over the fake database. Calls may fail before or after they took effect.</summary>
internal sealed class FakeState(FakeDatabase database, Faults faults) : IStateStore
{
    public Task LockPlanAsync(string plan, string holder, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> OpenForReadingAsync(string plan, CancellationToken cancellation) => Task.FromResult(true);

    public Task<string?> FindHolderAsync(string plan, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task<long> StartRunAsync(string sourceName, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            database.Runs.Add(new RunRecord(database.Runs.Count + 1, sourceName, DateTimeOffset.UtcNow, null, null));
            return Task.FromResult((long)database.Runs.Count);
        }
    }

    public Task FinishRunAsync(long runId, string outcome, CancellationToken cancellation)
    {
        if (faults.IsKilled)
            throw new KilledException();
        lock (database.Gate)
            database.Runs[(int)runId - 1] = database.Runs[(int)runId - 1] with { FinishedAt = DateTimeOffset.UtcNow, Outcome = outcome };
        return Task.CompletedTask;
    }

    public Task<RunRecord?> LatestRunAsync(CancellationToken cancellation) => Task.FromResult(database.Runs.LastOrDefault());

    public Task<EntityState?> FindEntityAsync(string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult(database.Entities.GetValueOrDefault(entity));
    }

    public Task BeginEntityAsync(EntityState state, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation)
    {
        Kill();
        lock (database.Gate)
        {
            database.Entities[state.Entity] = state;
            database.Counts.Remove(state.Entity);
            database.Partitions[state.Entity] =
                [.. partitions.Select(partition => new PartitionState(partition, SourcePosition.Start, false, new EntityCounts()))];
        }
        return Task.CompletedTask;
    }

    public Task ForgetEntityAsync(string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            database.Entities.Remove(entity);
            database.Partitions.Remove(entity);
            foreach (var letter in database.Letters.Keys.Where(letter => letter.Entity == entity).ToList())
                database.Letters.Remove(letter);
        }
        return Task.CompletedTask;
    }

    public Task SetPhaseAsync(string entity, EntityPhase phase, CancellationToken cancellation)
    {
        faults.Point("set phase");
        lock (database.Gate)
            database.Entities[entity] = database.Entities[entity] with { Phase = phase };
        faults.Point("phase set");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PartitionState>> PartitionsAsync(string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult<IReadOnlyList<PartitionState>>([.. database.Partitions[entity].Select(state => state with { Counts = state.Counts.Copy() })]);
    }

    public Task AddEntityCountsAsync(string entity, EntityCounts counts, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EntityCounts> EntityCountsAsync(string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult(database.Counts.GetValueOrDefault(entity) ?? new EntityCounts());
    }

    public Task AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        faults.Point("letters");
        lock (database.Gate)
        {
            foreach (var letter in letters)
                database.Letters[(letter.Entity, letter.SourceId, letter.Table)] = letter;
        }
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<DeadLetter> DeadLettersAsync(string? entity, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        DeadLetter[] letters;
        lock (database.Gate)
            letters = [.. database.Letters.Values.Where(letter => letter.Entity == entity).OrderBy(letter => letter.SourceId, StringComparer.Ordinal)];
        foreach (var letter in letters)
            yield return letter;
    }

    public Task<IReadOnlyDictionary<string, long>> CountDeadLettersAsync(CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, long>>(
                database.Letters.Keys.CountBy(letter => letter.Entity).ToDictionary(pair => pair.Key, pair => (long)pair.Value));
        }
    }

    public Task RemoveDeadLettersAsync(string entity, IReadOnlyCollection<string>? sourceIds, CancellationToken cancellation)
    {
        Kill();
        lock (database.Gate)
        {
            foreach (var letter in database.Letters.Keys.Where(letter => letter.Entity == entity && sourceIds?.Contains(letter.SourceId) != false).ToList())
                database.Letters.Remove(letter);
        }
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Kill()
    {
        if (faults.IsKilled)
            throw new KilledException();
    }
}
