namespace MongoEtl.Runtime;

/// <summary>Brings every entity of a run to the phase it starts from: where an unfinished load stopped, or the beginning.</summary>
internal sealed class EntityStart(RunContext run)
{
    /// <summary>Many parts enough that all workers are busy to the end; one too small would only cost commits.</summary>
    private const long PartitionBytes = 48 * 1024 * 1024;

    /// <summary>A single worker needs parts only for those that may resume the run with more, and each part begins a transaction.</summary>
    private const long PartitionBytesOfOneJob = 256 * 1024 * 1024;
    private const int MostPartitions = 64;

    private readonly Dictionary<int, IReadOnlyList<SourcePartition>> _partitions = [];

    /// <summary>Resumes what is unfinished, leaves what is done in an unfinished load, or begins all anew.</summary>
    public async Task RunAsync(IReadOnlyList<EntityRun> entities, StoredStates stored, RunRecord record, CancellationToken cancellation)
    {
        foreach (var entity in entities)
        {
            if (stored.Resumable(entity) is { } state)
                Resume(entity, state);
            else
                await BeginAsync(entity, record, cancellation).ConfigureAwait(false);
        }
    }

    private static void Resume(EntityRun entity, EntityState state)
    {
        entity.Mode = state.Mode;
        entity.RunId = state.RunId;
        entity.WriteTimestamp = state.WriteTimestamp;
        entity.MayHavePendingLetters = state.Phase is EntityPhase.Keyed or EntityPhase.Settled || entity.Store == Store.Cassandra;
        entity.Enter(state.Phase);
    }

    private async Task BeginAsync(EntityRun entity, RunRecord record, CancellationToken cancellation)
    {
        var isLoad = entity.Store == Store.Postgres && await run.Postgres.AreTablesEmptyAsync(entity.Plan, cancellation).ConfigureAwait(false);
        entity.Mode = isLoad ? LoadMode.Load : LoadMode.Merge;
        entity.RunId = record.Id;
        entity.WriteTimestamp = record.WriteTimestamp;
        var partitions = await PartitionAsync(entity, cancellation).ConfigureAwait(false);
        var state = new EntityState(
            entity.Store, entity.Name, entity.Mode, EntityPhase.Keys, run.FingerprintOf(entity.Plan), LegIdentity.Of(entity, run.Ports).ToString(), record.Id);
        await foreach (var letter in run.State.DeadLettersAsync(entity.Name, cancellation).ConfigureAwait(false))
        {
            if (letter.Store == entity.Store)
                entity.WereSetAside.Add(SourceId.FromText(letter.SourceId));
        }
        await run.State.RemoveDeadLettersAsync(entity.Store, entity.Name, null, cancellation).ConfigureAwait(false);
        // Emptied with the state that says how far its rows are: a stage table is whole when its entity is done, and only then.
        var stages = entity.Store == Store.Cassandra ? entity.Plan.StageTables : [];
        await run.State.BeginEntityAsync(state, partitions, cancellation, stages).ConfigureAwait(false);
        entity.Enter(EntityPhase.Keys);
    }

    public async Task<IReadOnlyList<SourcePartition>> PartitionAsync(EntityRun entity, CancellationToken cancellation)
    {
        if (entity.Collection is not { } collection)
            return [];
        // The legs of an entity have the same parts, and a dump is walked for them once.
        if (_partitions.TryGetValue(entity.Ordinal, out var known))
            return known;
        var bytes = run.Options.Jobs > 1 ? PartitionBytes : PartitionBytesOfOneJob;
        var wanted = (int)Math.Clamp(collection.Bytes / bytes, 1, MostPartitions);
        return _partitions[entity.Ordinal] = await run.Ports.Source.PartitionAsync(collection, wanted, cancellation).ConfigureAwait(false);
    }
}
