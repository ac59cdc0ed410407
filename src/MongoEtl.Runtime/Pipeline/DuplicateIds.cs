namespace MongoEtl.Runtime;

/// <summary>Finds which of several documents with one id counts: the first in source order. Reads the collection once more, only if there are any.</summary>
internal sealed class DuplicateIds(RunContext run)
{
    /// <summary>Finds them among the parts that state has.</summary>
    public async Task FindAsync(EntityRun entity, CancellationToken cancellation)
    {
        if (!entity.Plan.NeedsKeyPass || entity.Collection is null)
            return;
        var partitions = await run.State.PartitionsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
        await FindAsync(entity, [.. partitions.Select(partition => partition.Partition)], cancellation).ConfigureAwait(false);
    }

    /// <summary>Finds them among the parts given.</summary>
    public async Task FindAsync(EntityRun entity, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation)
    {
        if (!entity.Plan.NeedsKeyPass || entity.Collection is null)
            return;
        var duplicates = await run.Ports.Keys.DuplicatesAsync(entity.Plan, cancellation).ConfigureAwait(false);
        if (duplicates.Count == 0)
            return;
        var wanted = duplicates.Keys.Select(SourceId.FromText).ToHashSet();
        var winners = new Dictionary<SourceId, DocumentPlace>(wanted.Count);
        var encoder = entity.Plan.CreateEncoder(run.Ports.Services);
        // A torn place is met again by the rows, and reported there.
        await new SourceWalk(run, entity, entity.Plan.KeyElements).RunAsync(partitions, (batch, first) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                if (KeptId(encoder, batch, i) is { } id && wanted.Contains(id))
                    winners.TryAdd(id, first with { Index = first.Index + i });
            }
            return ValueTask.CompletedTask;
        }, cancellation).ConfigureAwait(false);
        entity.Winners = winners;
    }

    // The same documents as in the key pass: filtered ones have no claim on their id.
    private static SourceId? KeptId(EntityEncoder encoder, DocumentBatch batch, int index)
    {
        try
        {
            return encoder.Read(batch.Buffer, batch.Offset(index), batch.Length(index)) ? encoder.SourceId : null;
        }
        catch (DocumentException)
        {
            // A dead letter of its own; it has no claim either.
            return null;
        }
    }
}
