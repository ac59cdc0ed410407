namespace MongoEtl.Runtime;

/// <summary>Takes the entities of one wave through the PostgreSQL leg's phases together: rows of all, then keys and indexes, settled references, foreign keys, the end.
/// Each entity goes on from the phase that state has.</summary>
internal sealed class WaveRun(RunContext run, IReadOnlyList<EntityRun> entities)
{
    private readonly RemovedDocuments _removed = new(run);

    public async Task RunAsync(KeyDirectory keys, CancellationToken cancellation)
    {
        if (entities.All(entity => entity.Phase == EntityPhase.Done))
            return;
        foreach (var entity in entities)
            entity.RestartClock();
        var landed = LandedBefore();
        var ordinals = entities.Select(entity => entity.Ordinal).ToList();
        await run.Retry.RunAsync(null, () => keys.LoadAsync(ordinals, landed, cancellation), cancellation).ConfigureAwait(false);
        await WriteRowsAsync(keys, cancellation).ConfigureAwait(false);
        await EachAsync(EntityPhase.Indexing, entity => IndexAsync(entity, cancellation), cancellation).ConfigureAwait(false);
        await SettleAsync(keys, cancellation).ConfigureAwait(false);
        await EachAsync(EntityPhase.Settled, entity => run.Postgres.ConstrainAsync(entity.Plan, cancellation), cancellation).ConfigureAwait(false);
        await EachAsync(EntityPhase.Constrained, entity => run.Postgres.FinishAsync(entity.Plan, cancellation), cancellation).ConfigureAwait(false);
    }

    // Rows of this wave's own entities are still on the way: references among them are settled after the rows.
    private Func<int, bool> LandedBefore()
    {
        var own = entities.Select(entity => entity.Ordinal).ToHashSet();
        return entity => !own.Contains(entity);
    }

    private async Task WriteRowsAsync(KeyDirectory keys, CancellationToken cancellation)
    {
        var writing = entities.Where(entity => entity.Phase == EntityPhase.Rows).ToList();
        if (writing.Count == 0)
            return;
        foreach (var entity in writing)
        {
            await run.Retry.RunAsync(
                entity.Name, () => run.Postgres.ReadyAsync(entity.Plan, entity.Mode, cancellation), cancellation).ConfigureAwait(false);
            await run.Retry.RunAsync(entity.Name, () => new DuplicateIds(run).FindAsync(entity, cancellation), cancellation).ConfigureAwait(false);
        }
        foreach (var entity in writing.Where(entity => entity.Mode == LoadMode.Merge && entity.WereSetAside.Count > 0))
            keys.RememberSetAside(entity.Ordinal, entity.WereSetAside);
        await new RowsStep(run, keys).RunAsync(writing, cancellation).ConfigureAwait(false);
        keys.ForgetSetAside();
        await new RefusedReferences(run, keys).RetryAsync(writing, cancellation).ConfigureAwait(false);
        await EachAsync(
            EntityPhase.Rows, entity => run.State.SetPhaseAsync(entity.Store, entity.Name, EntityPhase.Indexing, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task IndexAsync(EntityRun entity, CancellationToken cancellation)
    {
        var removed = await run.Postgres.BuildIndexesAsync(entity.Plan, cancellation, run.Options.Jobs).ConfigureAwait(false);
        entity.MayHavePendingLetters |= removed.Count > 0;
    }

    // Settling one entity can take rows away that another refers to; then all are settled again, until none loses a row.
    private async Task SettleAsync(KeyDirectory keys, CancellationToken cancellation)
    {
        var settling = entities.Where(entity => entity.Phase is EntityPhase.Keyed or EntityPhase.Settled).ToList();
        if (!settling.Exists(entity => entity.Phase == EntityPhase.Keyed) && !settling.Exists(entity => entity.MayHavePendingLetters))
            return;
        bool again;
        do
        {
            foreach (var entity in settling)
                await _removed.CompleteAsync(entity, keys, cancellation).ConfigureAwait(false);
            again = false;
            foreach (var entity in settling)
                again |= await SettleAsync(entity, cancellation).ConfigureAwait(false);
        }
        while (again);
    }

    private async Task<bool> SettleAsync(EntityRun entity, CancellationToken cancellation)
    {
        var removed = new List<RemovedRow>();
        await run.Retry.RunAsync(entity.Name, () => run.Postgres.SettleAsync(entity.Plan, removed, cancellation), cancellation).ConfigureAwait(false);
        entity.MayHavePendingLetters |= removed.Count > 0;
        entity.Enter(EntityPhase.Settled);
        return removed.Count > 0;
    }

    // A step whose COMMIT was lost may have been done: the phase in state says whether to repeat it.
    private async Task EachAsync(EntityPhase phase, Func<EntityRun, Task> step, CancellationToken cancellation)
    {
        foreach (var entity in entities.Where(entity => entity.Phase == phase))
        {
            await run.Retry.RunAsync(entity.Name, async () =>
            {
                var state = await run.State.FindEntityAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
                if (state!.Phase == phase)
                    await step(entity).ConfigureAwait(false);
                else
                    entity.MayHavePendingLetters = true;
            }, cancellation).ConfigureAwait(false);
            entity.Enter(phase + 1);
        }
    }
}
