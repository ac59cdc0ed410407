namespace MongoEtl.Runtime;

/// <summary>Takes the entities of one wave through the Cassandra leg: their rows, and nothing after them. All rows of the PostgreSQL leg are settled
/// by then, so references within the wave resolve like any other.</summary>
internal sealed class WideColumnWave(RunContext run, IReadOnlyList<EntityRun> entities)
{
    public async Task RunAsync(KeyDirectory keys, CancellationToken cancellation)
    {
        var writing = entities.Where(entity => entity.Phase == EntityPhase.Rows).ToList();
        if (writing.Count == 0)
            return;
        foreach (var entity in writing)
            entity.RestartClock();
        var ordinals = writing.Select(entity => entity.Ordinal).ToList();
        await run.Retry.RunAsync(null, async () =>
        {
            var landing = await Landing.InCassandraLegAsync(run, ordinals, cancellation).ConfigureAwait(false);
            await keys.LoadAsync(ordinals, landing.HasRows, cancellation, setAside: landing.SetAside).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        foreach (var entity in writing)
            await run.Retry.RunAsync(entity.Name, () => LookBackAsync(entity, keys, cancellation), cancellation).ConfigureAwait(false);
        await new RowsStep(run, keys).RunAsync(writing, cancellation).ConfigureAwait(false);
        foreach (var entity in writing)
        {
            await new RemovedDocuments(run).CompleteAsync(entity, keys, cancellation).ConfigureAwait(false);
            await run.Retry.RunAsync(entity.Name, () => FinishAsync(entity, cancellation), cancellation).ConfigureAwait(false);
            await run.Retry.RunAsync(entity.Name,
                () => run.State.SetPhaseAsync(entity.Store, entity.Name, EntityPhase.Done, cancellation), cancellation).ConfigureAwait(false);
            entity.Enter(EntityPhase.Done);
        }
    }

    private async Task FinishAsync(EntityRun entity, CancellationToken cancellation)
    {
        var partitions = await run.State.PartitionsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
        await run.Ports.Cassandra!.FinishAsync(entity.Plan, entity.WriteTimestamp, partitions, cancellation).ConfigureAwait(false);
    }

    private async Task LookBackAsync(EntityRun entity, KeyDirectory keys, CancellationToken cancellation)
    {
        if (entity.HasLegBefore)
            entity.SetAsideBefore = await EarlierLetters.ReadAsync(run.State, entity.Name, cancellation).ConfigureAwait(false);
        await new DuplicateIds(run).FindAsync(entity, cancellation).ConfigureAwait(false);
        await new NewestRows(run, keys).DecideAsync(entity, cancellation).ConfigureAwait(false);
    }
}
