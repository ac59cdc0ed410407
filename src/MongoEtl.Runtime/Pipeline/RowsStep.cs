namespace MongoEtl.Runtime;

/// <summary>Writes the rows of all entities of a wave, several partitions at once.</summary>
internal sealed class RowsStep(RunContext run, KeyDirectory keys)
{
    public async Task RunAsync(IReadOnlyList<EntityRun> entities, CancellationToken cancellation)
    {
        var work = new List<(EntityRun Entity, PartitionState State)>();
        foreach (var entity in entities)
        {
            foreach (var partition in await run.State.PartitionsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false))
            {
                entity.Resume(partition.Counts);
                if (!partition.IsDone)
                    work.Add((entity, partition));
            }
        }
        foreach (var entity in entities)
            entity.RowPool = new BatchPool<EncodedBatch>(() => new EncodedBatch(entity, entity.Plan.CreateEncoder(run.Ports.Services)));
        try
        {
            await WorkAsync(work, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var entity in entities)
                entity.RowPool.Dispose();
        }
        // The key pass missed documents that have now been read: they are dead letters without a key, and the load is not sound.
        if (entities.FirstOrDefault(entity => entity.Torn is not null)?.Torn is { } torn)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(torn);
    }

    private async Task WorkAsync(List<(EntityRun Entity, PartitionState State)> work, CancellationToken cancellation)
    {
        SourceException? torn = null;
        using var documents = new BatchPool<DocumentBatch>(() => new DocumentBatch());
        // Large parts first, so that none is left alone at the end.
        var ordered = work.OrderByDescending(item => item.State.Partition.EstimatedBytes)
            .ThenBy(item => item.Entity.Ordinal).ThenBy(item => item.State.Partition.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, run.Options.Jobs), CancellationToken = cancellation };
        await Parallel.ForEachAsync(ordered, options, async (item, token) =>
        {
            try
            {
                await new PartitionWorker(run, item.Entity, keys, documents).RunAsync(item.State, token).ConfigureAwait(false);
            }
            catch (SourceException exception) when (!exception.IsTransient)
            {
                // What can be read is kept: the other parts go on, and the run fails after them.
                Interlocked.CompareExchange(ref torn, exception, null);
            }
        }).ConfigureAwait(false);
        if (torn is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(torn);
    }
}
