namespace MongoEtl.Runtime;

/// <summary>Reads the documents of some entities of one leg again, several parts at once.</summary>
internal sealed class LegWalk(RunContext run, ValidationOptions options, KeyDirectory keys)
{
    private readonly Dictionary<EntityRun, LegTally> _tallies = [];
    private readonly Dictionary<EntityRun, IReadOnlyList<SourcePartition>> _partitions = [];
    private readonly EntityStart _parts = new(run);

    /// <summary>What was met, of every entity that was read.</summary>
    public IEnumerable<LegTally> Tallies => _tallies.Values;

    /// <summary>What was met of one entity.</summary>
    public LegTally TallyOf(EntityRun entity) => _tallies[entity];

    /// <summary>Decides, of documents and rows that compete, which count. To be called before the first walk.</summary>
    public async Task LookBackAsync(EntityRun entity, CancellationToken cancellation)
    {
        if (entity.Collection is null)
            return;
        var partitions = await PartitionsAsync(entity, cancellation).ConfigureAwait(false);
        await run.Retry.RunAsync(entity.Name, () => new DuplicateIds(run).FindAsync(entity, partitions, cancellation), cancellation)
            .ConfigureAwait(false);
        if (entity.Store == Store.Cassandra)
        {
            await run.Retry.RunAsync(
                entity.Name, () => new NewestRows(run, keys).DecideAsync(entity, partitions, cancellation), cancellation)
                    .ConfigureAwait(false);
        }
    }

    /// <summary>Reads them from end to end, giving every row to what <paramref name="open"/> opens for the part.</summary>
    public async Task RunAsync(
        IReadOnlyList<EntityRun> entities, SampleShare? sample, Func<EntityRun, Task<IPartTaker>> open, CancellationToken cancellation)
    {
        var work = new List<(EntityRun Entity, SourcePartition Partition)>();
        foreach (var entity in entities)
        {
            _tallies[entity] = new LegTally(entity, sample, options.MostFindings);
            entity.ForgetCounts();
            entity.Enter(EntityPhase.Rows);
            foreach (var partition in await PartitionsAsync(entity, cancellation).ConfigureAwait(false))
                work.Add((entity, partition));
        }
        foreach (var entity in entities)
            entity.RowPool = new BatchPool<EncodedBatch>(() => new EncodedBatch(entity, entity.Plan.CreateEncoder(run.Ports.Services)));
        try
        {
            await WalkAsync(work, sample, open, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var entity in entities)
                entity.RowPool.Dispose();
        }
        foreach (var entity in entities)
            entity.Enter(EntityPhase.Done);
    }

    private async Task WalkAsync(
        List<(EntityRun Entity, SourcePartition Partition)> work, SampleShare? sample, Func<EntityRun, Task<IPartTaker>> open,
        CancellationToken cancellation)
    {
        using var batches = new BatchPool<DocumentBatch>(() => new DocumentBatch());
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
        var ordered = work.OrderByDescending(item => item.Partition.EstimatedBytes).ThenBy(item => item.Entity.Ordinal);
        await Parallel.ForEachAsync(ordered, parallel, async (item, token) =>
        {
            var taker = await open(item.Entity).ConfigureAwait(false);
            await using var own = taker.ConfigureAwait(false);
            using var rows = new ExpectedRows(run, item.Entity, keys, SampleOf(item.Entity, sample), _tallies[item.Entity]);
            await rows.RunAsync(item.Partition, batches, taker, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    // Which of competing rows stays is decided among all of them.
    private static SampleShare? SampleOf(EntityRun entity, SampleShare? sample) =>
        entity.Store == Store.Postgres && entity.Plan.Tables.Any(table => table.NewestColumn is not null) ? null : sample;

    private async Task<IReadOnlyList<SourcePartition>> PartitionsAsync(EntityRun entity, CancellationToken cancellation)
    {
        if (!_partitions.TryGetValue(entity, out var partitions))
            _partitions[entity] = partitions = await _parts.PartitionAsync(entity, cancellation).ConfigureAwait(false);
        return partitions;
    }
}
