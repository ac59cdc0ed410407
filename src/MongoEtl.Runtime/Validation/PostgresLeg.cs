namespace MongoEtl.Runtime;

/// <summary>The PostgreSQL leg of a validation: expected rows go beside the tables wave by wave, then the server compares.</summary>
internal sealed class PostgresLeg(
    RunContext run, ValidationOptions options, IReadOnlyList<EntityRun> entities, IRowComparison comparison, ExpectedKeys keys,
        KeyDirectory directory)
{
    private readonly LegWalk _walk = new(run, options, directory);

    /// <summary>What was met, of every entity.</summary>
    public IEnumerable<LegTally> Tallies => _walk.Tallies;

    /// <summary>Makes the expected rows of all entities.</summary>
    public async Task ExpectAsync(SampleShare? sample, CancellationToken cancellation)
    {
        foreach (var wave in entities.GroupBy(entity => entity.Plan.Wave).OrderBy(wave => wave.Key))
            await ExpectAsync([.. wave], sample, cancellation).ConfigureAwait(false);
    }

    /// <summary>Compares every table, several at once.</summary>
    public async Task<IReadOnlyList<TableComparison>> CompareAsync(CancellationToken cancellation)
    {
        var tables = entities.SelectMany(entity => entity.Plan.Tables.Select(table => (entity.Plan, Table: table))).ToList();
        var found = new TableComparison[tables.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation };
        await Parallel.ForAsync(0, tables.Count, parallel, async (i, token) =>
        {
            found[i] = await run.Retry.RunAsync(
                tables[i].Plan.Name, () => comparison.CompareAsync(tables[i].Plan, tables[i].Table, token), token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return found;
    }

    private async Task ExpectAsync(IReadOnlyList<EntityRun> wave, SampleShare? sample, CancellationToken cancellation)
    {
        var ordinals = wave.Select(entity => entity.Ordinal).ToHashSet();
        // References within the wave are settled once all of its rows are there.
        await run.Retry.RunAsync(
            null, () => directory.LoadAsync(ordinals, entity => !ordinals.Contains(entity), cancellation), cancellation)
                .ConfigureAwait(false);
        foreach (var entity in wave)
            await _walk.LookBackAsync(entity, cancellation).ConfigureAwait(false);
        await _walk.RunAsync(wave, sample, async entity => new ExpectedRowTaker(
            await comparison.OpenWriterAsync(entity.Plan, cancellation).ConfigureAwait(false), cancellation), cancellation)
                .ConfigureAwait(false);
        var lost = await comparison.SettleAsync([.. wave.Select(entity => entity.Plan)], cancellation).ConfigureAwait(false);
        if (lost > 0)
            _walk.TallyOf(wave[0]).AddUnusable(lost);
        // Of a sample, the tables tell what landed.
        if (sample is null)
            keys.Complete.UnionWith(ordinals);
    }
}
