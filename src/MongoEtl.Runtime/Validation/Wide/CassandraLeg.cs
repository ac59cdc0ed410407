namespace MongoEtl.Runtime;

/// <summary>The Cassandra leg of a validation. Both sides of each table are folded into buckets; rows of unequal buckets are read again
/// from
/// both and told. Of a sample, rows are looked up by their keys.</summary>
internal sealed class CassandraLeg(
    RunContext run,
    ValidationOptions options,
    IReadOnlyList<EntityRun> entities,
    IWideColumnComparison comparison,
    KeyDirectory directory,
    SampleShare? sample,
    ExpectedDerived? derived)
{
    private readonly LegWalk _walk = new(run, options, directory);
    private readonly IReadOnlyList<WideTable> _tables =
    [
        .. entities.SelectMany(entity => entity.Plan.CassandraTables.Select(
            (_, ordinal) => new WideTable(entity, ordinal, options.MostFindings, sample is not null, run.Ports.Services))),
    ];

    private readonly HashSet<EntityRun> _lookedBack = [];

    /// <summary>What was met, of every entity.</summary>
    public IEnumerable<LegTally> Tallies => _walk.Tallies;

    /// <summary>Compares every table.</summary>
    public async Task<IReadOnlyList<TableComparison>> CompareAsync(CancellationToken cancellation)
    {
        foreach (var table in AllTables)
        {
            table.Clear();
            table.AbsentColumns = await comparison.OpenTableAsync(table.Plan, cancellation).ConfigureAwait(false);
        }
        if (derived is not null)
            await derived.BeginAsync(cancellation).ConfigureAwait(false);
        foreach (var wave in Waves())
        {
            await ReadyAsync(wave, cancellation).ConfigureAwait(false);
            if (sample is not null)
            {
                await SampleAsync(wave, null, cancellation).ConfigureAwait(false);
                continue;
            }
            await FoldAsync(wave, cancellation).ConfigureAwait(false);
            await ListAsync(wave, null, cancellation).ConfigureAwait(false);
            foreach (var table in wave.SelectMany(TablesOf))
                table.Settle();
        }
        derived?.End();
        foreach (var (plan, table) in Derived)
            await CompareAsync(plan, table, cancellation).ConfigureAwait(false);
        return [.. AllTables.Select(table => table.Result)];
    }

    /// <summary>Mends what the last comparison found.</summary>
    public async Task<IReadOnlyList<TableRepair>> RepairAsync(CancellationToken cancellation)
    {
        var timestamp = await run.NewTimestampAsync(cancellation).ConfigureAwait(false);
        var mender = new WideMender(comparison, timestamp, options.DeleteExtra);
        foreach (var wave in Waves())
        {
            if (!_tables.Any(table => wave.Contains(table.Entity) && table.Result.NeedsRepair && table.Exists))
                continue;
            await ReadyAsync(wave, cancellation).ConfigureAwait(false);
            if (sample is not null)
                await SampleAsync(wave, mender, cancellation).ConfigureAwait(false);
            else
                await ListAsync(wave, mender, cancellation).ConfigureAwait(false);
            await mender.MendAsync(cancellation).ConfigureAwait(false);
        }
        foreach (var (plan, table) in Derived.Where(pair => pair.Table.Exists && pair.Table.Result.NeedsRepair))
        {
            await ListAsync(plan, table, mender, cancellation).ConfigureAwait(false);
            await mender.MendAsync(cancellation).ConfigureAwait(false);
        }
        return mender.Sum();
    }

    private IEnumerable<List<EntityRun>> Waves() =>
        entities.GroupBy(entity => entity.Plan.Wave).OrderBy(wave => wave.Key).Select(wave => wave.ToList());

    private IReadOnlyList<(DerivedPlan Plan, WideTable Table)> Derived => derived?.Tables ?? [];

    private IEnumerable<WideTable> AllTables => _tables.Concat(Derived.Select(pair => pair.Table));

    private IEnumerable<WideTable> TablesOf(EntityRun entity) => _tables.Where(table => table.Entity == entity && table.Exists);

    private async Task ReadyAsync(List<EntityRun> wave, CancellationToken cancellation)
    {
        var ordinals = wave.Select(entity => entity.Ordinal).ToList();
        await run.Retry.RunAsync(null, async () =>
        {
            var landing = await Landing.InCassandraLegAsync(run, ordinals, cancellation).ConfigureAwait(false);
            await directory.LoadAsync(ordinals, landing.HasRows, cancellation, setAside: landing.SetAside).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        foreach (var entity in wave.Where(_lookedBack.Add))
            await _walk.LookBackAsync(entity, cancellation).ConfigureAwait(false);
    }

    private async Task FoldAsync(List<EntityRun> wave, CancellationToken cancellation)
    {
        await WalkAsync(wave, (table, _, row) => table.Expected.Add(RowDigest.Of(table.Plan, row)), null, cancellation)
            .ConfigureAwait(false);
        foreach (var table in wave.SelectMany(TablesOf))
        {
            await comparison.ScanAsync(
                table.Plan, options.Jobs, () => row => table.Found.Add(RowDigest.Of(table.Plan, row)), null, cancellation)
                    .ConfigureAwait(false);
        }
    }

    private async Task ListAsync(List<EntityRun> wave, WideMender? mender, CancellationToken cancellation)
    {
        var chunks = new BucketChunks(wave.SelectMany(TablesOf));
        foreach (var table in chunks.Tables)
            table.ClearFindings();
        while (chunks.Next() is { Count: > 0 } chunk)
        {
            var listings = chunk.ToDictionary(pair => pair.Key, pair => new WideListing(pair.Key, comparison, pair.Value, mender));
            var concerned = listings.Keys.Select(table => table.Entity).Distinct().ToList();
            await WalkAsync(concerned, (table, encoded, row) =>
            {
                if (listings.TryGetValue(table, out var listing))
                    listing.Expect(encoded, row);
            }, mender, cancellation).ConfigureAwait(false);
            foreach (var (table, listing) in listings)
            {
                await MeetAsync(table, listing, mender, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task MeetAsync(WideTable table, WideListing listing, WideMender? mender, CancellationToken cancellation)
    {
        await comparison.ScanAsync(table.Plan, options.Jobs, () =>
        {
            var form = comparison.CreateRow(table.Plan);
            return row => listing.Meet(row, form);
        }, mender is null ? null : () => mender.RelieveAsync(cancellation), cancellation).ConfigureAwait(false);
        listing.Finish();
    }

    /// <summary>Compares a derived table: its expected rows come from its query.</summary>
    private async Task CompareAsync(DerivedPlan plan, WideTable table, CancellationToken cancellation)
    {
        var form = comparison.CreateRow(table.Plan);
        await derived!.ReadAsync(
            plan, encoded => table.Expected.Add(RowDigest.Of(table.Plan, form.Of(encoded))), cancellation).ConfigureAwait(false);
        if (!table.Exists)
            return;
        await comparison.ScanAsync(
            table.Plan, options.Jobs, () => row =>
                table.Found.Add(RowDigest.Of(table.Plan, row)), null, cancellation).ConfigureAwait(false);
        await ListAsync(plan, table, null, cancellation).ConfigureAwait(false);
        table.Settle();
    }

    private async Task ListAsync(DerivedPlan plan, WideTable table, WideMender? mender, CancellationToken cancellation)
    {
        var chunks = new BucketChunks([table]);
        table.ClearFindings();
        while (chunks.Next() is { Count: > 0 } chunk)
        {
            var listing = new WideListing(table, comparison, chunk[table], mender);
            var form = comparison.CreateRow(table.Plan);
            await derived!.ReadAsync(plan, encoded => listing.Expect(encoded, form.Of(encoded)), cancellation).ConfigureAwait(false);
            await MeetAsync(table, listing, mender, cancellation).ConfigureAwait(false);
        }
    }

    private Task SampleAsync(List<EntityRun> wave, WideMender? mender, CancellationToken cancellation)
    {
        foreach (var table in wave.SelectMany(TablesOf))
            table.Clear();
        return _walk.RunAsync(wave, sample, entity => Task.FromResult<IPartTaker>(
            new WideSample([.. TablesOf(entity)], comparison, mender, cancellation)), cancellation);
    }

    // Tables that are absent are folded too: every row of theirs is missing.
    private Task WalkAsync(List<EntityRun> wave, WideTaker.Expect expect, WideMender? mender, CancellationToken cancellation) =>
        _walk.RunAsync(wave, null, entity =>
        {
            var tables = _tables.Where(table => table.Entity == entity);
            IPartTaker taker = new WideTaker(tables, comparison, expect, mender, cancellation);
            return Task.FromResult(derived?.Open(entity, cancellation) is { } stage ? new StagingTaker(taker, stage) : taker);
        }, cancellation);
}
