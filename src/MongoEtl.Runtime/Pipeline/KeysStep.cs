namespace MongoEtl.Runtime;

/// <summary>The key passes of a run: of the entities it writes, and of those they refer to, so that references resolve whatever is left out.</summary>
internal sealed class KeysStep(RunContext run)
{
    public async Task RunAsync(IReadOnlyList<EntityRun> entities, IReadOnlyList<EntityRun> referred, CancellationToken cancellation)
    {
        foreach (var entity in entities.Where(entity => entity.Phase == EntityPhase.Keys))
        {
            entity.RestartClock();
            if (entity.Plan.NeedsKeyPass)
            {
                var stored = await run.State.PartitionsAsync(entity.Name, cancellation).ConfigureAwait(false);
                var partitions = stored.Select(state => state.Partition).ToList();
                await new KeyPassStep(run).RunAsync(entity, partitions, cancellation).ConfigureAwait(false);
            }
            else
            {
                await run.Retry.RunAsync(
                    entity.Name, () => run.State.SetPhaseAsync(entity.Name, EntityPhase.Rows, cancellation), cancellation).ConfigureAwait(false);
            }
            entity.ForgetCounts();
            entity.Enter(EntityPhase.Rows);
        }
        foreach (var entity in referred.Where(entity => entity.Plan.NeedsKeyPass && entity.Collection is not null))
            await PassIfNeverAsync(entity, cancellation).ConfigureAwait(false);
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
