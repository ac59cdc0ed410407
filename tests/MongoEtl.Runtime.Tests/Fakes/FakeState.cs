using System.Runtime.CompilerServices;

namespace MongoEtl.Runtime.Tests;

/// <summary>State over the fake database. Calls may fail before or after they took effect.</summary>
internal sealed class FakeState(FakeDatabase database, Faults faults) : IStateStore
{
    public Task LockPlanAsync(string plan, string holder, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> OpenForReadingAsync(string plan, CancellationToken cancellation) => Task.FromResult(true);

    public Task<string?> FindHolderAsync(string plan, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task<RunRecord> StartRunAsync(string sourceName, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            var id = database.Runs.Count + 1;
            database.Runs.Add(new RunRecord(id, sourceName, DateTimeOffset.UtcNow, null, null) { WriteTimestamp = id * 1000 });
            return Task.FromResult(database.Runs[^1]);
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

    public Task<EntityState?> FindEntityAsync(Store store, string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult(database.Entities.GetValueOrDefault((store, entity)));
    }

    public Task BeginEntityAsync(
        EntityState state, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation, IReadOnlyList<TablePlan>? stages = null)
    {
        Kill();
        lock (database.Gate)
        {
            database.Entities[(state.Store, state.Entity)] = state with { WriteTimestamp = database.Runs[(int)state.RunId - 1].WriteTimestamp };
            database.Counts.Remove((state.Store, state.Entity));
            database.Partitions[(state.Store, state.Entity)] =
                [.. partitions.Select(partition => new PartitionState(partition, SourcePosition.Start, false, new EntityCounts()))];
            foreach (var stage in stages ?? [])
                database.Stages[stage.Name] = [];
        }
        return Task.CompletedTask;
    }

    public Task ForgetEntityAsync(Store store, string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            database.Entities.Remove((store, entity));
            database.Partitions.Remove((store, entity));
            foreach (var letter in database.Letters.Keys.Where(letter => letter.Store == store && letter.Entity == entity).ToList())
                database.Letters.Remove(letter);
        }
        return Task.CompletedTask;
    }

    public Task SetPhaseAsync(Store store, string entity, EntityPhase phase, CancellationToken cancellation)
    {
        faults.Point("set phase");
        lock (database.Gate)
            database.Entities[(store, entity)] = database.Entities[(store, entity)] with { Phase = phase };
        faults.Point("phase set");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PartitionState>> PartitionsAsync(Store store, string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult<IReadOnlyList<PartitionState>>([.. database.Partitions[(store, entity)].Select(state => state with { Counts = state.Counts.Copy() })]);
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
        faults.Point("advance");
        lock (database.Gate)
        {
            var partitions = database.Partitions[(store, entity)];
            var at = Array.FindIndex(partitions, state => state.Partition.Ordinal == expected.Partition.Ordinal);
            if (partitions[at].Position != expected.Position)
                throw new CheckpointMovedException($"stored {partitions[at].Position}, expected {expected.Position}");
            partitions[at] = reached with { Counts = reached.Counts.Copy() };
            database.Store(letters);
            if (staged is not null)
                database.Stage(staged);
        }
        faults.Point("advanced");
        return Task.CompletedTask;
    }

    public Task AdvanceReplayAsync(
        Store store,
        string entity,
        IReadOnlyCollection<string> tried,
        IReadOnlyList<DeadLetter> letters,
        EntityCounts counts,
        CancellationToken cancellation,
        StagedRows? staged = null)
    {
        faults.Point("advance replay");
        lock (database.Gate)
        {
            database.Replayed(store, entity, tried, letters, counts);
            if (staged is not null)
                database.Stage(staged);
        }
        faults.Point("replay advanced");
        return Task.CompletedTask;
    }

    public Task<IRowContest> BeginContestAsync(CancellationToken cancellation)
    {
        faults.Point("begin contest");
        return Task.FromResult<IRowContest>(new DryContest());
    }

    public Task AddEntityCountsAsync(Store store, string entity, EntityCounts counts, CancellationToken cancellation)
    {
        faults.Point("add counts");
        lock (database.Gate)
            database.Replayed(store, entity, [], [], counts);
        faults.Point("counts added");
        return Task.CompletedTask;
    }

    public Task<EntityCounts> EntityCountsAsync(Store store, string entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult(database.Counts.GetValueOrDefault((store, entity)) ?? new EntityCounts());
    }

    public Task AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        faults.Point("letters");
        lock (database.Gate)
        {
            database.Store(letters);
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

    public Task<IReadOnlyDictionary<(Store Store, string Entity), long>> CountDeadLettersAsync(CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            return Task.FromResult<IReadOnlyDictionary<(Store Store, string Entity), long>>(
                database.Letters.Keys.CountBy(letter => (letter.Store, letter.Entity)).ToDictionary(pair => pair.Key, pair => (long)pair.Value));
        }
    }

    public Task RemoveDeadLettersAsync(Store store, string entity, IReadOnlyCollection<string>? sourceIds, CancellationToken cancellation)
    {
        Kill();
        lock (database.Gate)
        {
            foreach (var letter in database.Letters.Keys.Where(letter => letter.Store == store && letter.Entity == entity && sourceIds?.Contains(letter.SourceId) != false).ToList())
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
