namespace MongoEtl.Runtime;

/// <summary>The key passes of a run: of the entities it writes, and of those they refer to, so that references resolve whatever is left out.
/// One pass serves all legs of an entity.</summary>
internal sealed class KeysStep(RunContext run)
{
    public async Task RunAsync(IReadOnlyList<EntityRun> entities, IReadOnlyList<EntityRun> referred, CancellationToken cancellation)
    {
        foreach (var legs in entities.Where(entity => entity.Phase == EntityPhase.Keys).GroupBy(entity => entity.Ordinal))
            await RunAsync([.. legs], cancellation).ConfigureAwait(false);
        foreach (var entity in referred.Where(entity => entity.Plan.NeedsKeyPass && entity.Collection is not null))
            await PassIfNeverAsync(entity, cancellation).ConfigureAwait(false);
    }

    private async Task RunAsync(IReadOnlyList<EntityRun> legs, CancellationToken cancellation)
    {
        var first = legs[0];
        first.RestartClock();
        if (first.Plan.NeedsKeyPass)
        {
            var stored = await run.State.PartitionsAsync(first.Store, first.Name, cancellation).ConfigureAwait(false);
            var partitions = stored.Select(state => state.Partition).ToList();
            await new KeyPassStep(run).RunAsync(first, partitions, cancellation).ConfigureAwait(false);
        }
        foreach (var leg in legs)
        {
            if (!leg.Plan.NeedsKeyPass)
            {
                await run.Retry.RunAsync(leg.Name,
                    () => run.State.SetPhaseAsync(leg.Store, leg.Name, EntityPhase.Rows, cancellation), cancellation).ConfigureAwait(false);
            }
            leg.Torn = first.Torn;
            leg.ForgetCounts();
            leg.Enter(EntityPhase.Rows);
        }
    }

    // Once is enough: a document that came later has no row either, as long as its entity is not run.
    private async Task PassIfNeverAsync(EntityRun entity, CancellationToken cancellation)
    {
        if (await run.Ports.Keys.CountAsync(entity.Plan, cancellation).ConfigureAwait(false) > 0)
            return;
        var partitions = await new EntityStart(run).PartitionAsync(entity, cancellation).ConfigureAwait(false);
        await new KeyPassStep(run).RunAsync(entity, partitions, cancellation).ConfigureAwait(false);
    }
}
