namespace MongoEtl.Runtime;

/// <summary>Decides, before rows of tables with <c>[Newest]</c> are written to Cassandra, which of them are not: that store cannot compare, and whichever
/// came last would win. One more pass over the source; what loses is few and is kept in memory.</summary>
internal sealed class NewestRows(RunContext run, KeyDirectory keys)
{
    private const int MostLosers = 2_000_000;

    /// <summary>Does nothing for an entity without such a table.</summary>
    /// <exception cref="MigrationException">More rows lose than memory is meant for.</exception>
    public async Task DecideAsync(EntityRun entity, CancellationToken cancellation)
    {
        var partitions = await run.State.PartitionsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
        await DecideAsync(entity, [.. partitions.Select(partition => partition.Partition)], cancellation).ConfigureAwait(false);
    }

    /// <summary>The same over the parts given.</summary>
    public async Task DecideAsync(EntityRun entity, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation)
    {
        var tables = ContestedTable.Of(entity.Plan);
        if (tables.Count == 0 || entity.Collection is null)
            return;
        await using var contest = await run.State.BeginContestAsync(cancellation).ConfigureAwait(false);
        var encoder = new BatchEncoder(run, entity, new BatchKeys(keys, entity.Ordinal), new ContestEntries(tables, contest));
        using var rows = encoder.CreateBatch();
        // A torn place is met again by the rows, and reported there.
        await new SourceWalk(run, entity, entity.Plan.Elements).RunAsync(partitions, async (batch, first) =>
        {
            await encoder.EncodeAsync(batch, 0, batch.Count, first, rows, cancellation).ConfigureAwait(false);
            await contest.FlushAsync(cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        var losers = new HashSet<(UInt128 Key, SourceId Id)>();
        await foreach (var loser in contest.LosersAsync(cancellation).ConfigureAwait(false))
        {
            if (losers.Add(loser) && losers.Count > MostLosers)
            {
                throw new MigrationException(
                    $"More than {MostLosers} rows of {entity.Name} are older than another row of their key. Such a key does not tell the rows apart: correct it.");
            }
        }
        entity.Superseded = losers;
    }
}
