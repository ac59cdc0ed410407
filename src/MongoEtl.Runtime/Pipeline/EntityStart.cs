namespace MongoEtl.Runtime;

/// <summary>Brings every entity of a run to the phase it starts from: where an unfinished load stopped, or the beginning.</summary>
internal sealed class EntityStart(RunContext run)
{
    private const long PartitionBytes = 16 * 1024 * 1024;
    private const int MostPartitions = 64;

    /// <summary>Resumes what is unfinished, leaves what is done in an unfinished load, or begins all anew.</summary>
    public async Task RunAsync(IReadOnlyList<EntityRun> entities, StoredStates stored, long runId, CancellationToken cancellation)
    {
        foreach (var entity in entities)
        {
            if (stored.Resumable(entity.Name) is { } state)
                Resume(entity, state);
            else
                await BeginAsync(entity, runId, cancellation).ConfigureAwait(false);
        }
    }

    private static void Resume(EntityRun entity, EntityState state)
    {
        entity.Mode = state.Mode;
        entity.RunId = state.RunId;
        entity.MayHavePendingLetters = state.Phase is EntityPhase.Keyed or EntityPhase.Settled;
        entity.Enter(state.Phase);
    }

    private async Task BeginAsync(EntityRun entity, long runId, CancellationToken cancellation)
    {
        var empty = await run.Target.AreTablesEmptyAsync(entity.Plan, cancellation).ConfigureAwait(false);
        entity.Mode = empty ? LoadMode.Load : LoadMode.Merge;
        entity.RunId = runId;
        var partitions = await PartitionAsync(entity, cancellation).ConfigureAwait(false);
        var state = new EntityState(
            entity.Name, entity.Mode, EntityPhase.Keys, entity.Plan.Fingerprint, StoredStates.IdentityOf(entity.Collection), runId);
        await foreach (var letter in run.State.DeadLettersAsync(entity.Name, cancellation).ConfigureAwait(false))
            entity.WereSetAside.Add(SourceId.FromText(letter.SourceId));
        await run.State.RemoveDeadLettersAsync(entity.Name, null, cancellation).ConfigureAwait(false);
        await run.State.BeginEntityAsync(state, partitions, cancellation).ConfigureAwait(false);
        entity.Enter(EntityPhase.Keys);
    }

    public async Task<IReadOnlyList<SourcePartition>> PartitionAsync(EntityRun entity, CancellationToken cancellation)
    {
        if (entity.Collection is not { } collection)
            return [];
        // Many enough that all workers are busy to the end; a part too small would only cost commits.
        var wanted = (int)Math.Clamp(collection.Bytes / PartitionBytes, 1, MostPartitions);
        return await run.Ports.Source.PartitionAsync(collection, wanted, cancellation).ConfigureAwait(false);
    }
}
