namespace MongoEtl.Runtime;

/// <summary>Looks at both stores. Expected rows of PostgreSQL are made once, for a look before a repair and one behind it.</summary>
internal sealed class ValidationLook(
    RunContext run,
    ValidationOptions options,
    IReadOnlyList<IValidationCheck> checks,
    IReadOnlyList<EntityRun> entities,
    SampleShare? sample) : IAsyncDisposable
{
    private readonly ExpectedKeys _keys = new(run.Ports.Keys);
    private IRowComparison? _comparison;
    private IWideColumnComparison? _wideComparison;
    private PostgresLeg? _postgres;
    private CassandraLeg? _cassandra;
    private ExpectedDerived? _derived;
    private KeyDirectory? _directory;

    /// <summary>The documents, per store and entity.</summary>
    public IReadOnlyList<DocumentsRead> Documents => [.. Tallies.Select(tally => tally.Sum())];

    /// <summary>Documents that cannot become rows.</summary>
    public IReadOnlyList<DocumentFinding> Unusable => [.. Tallies.SelectMany(tally => tally.Unusable)];

    public async Task<ValidationRound> RunAsync(CancellationToken cancellation)
    {
        IReadOnlyList<TableComparison>? compared = options.Rows ? await CompareAsync(cancellation).ConfigureAwait(false) : null;
        var context = new CheckContext(
            run, options, entities, async () => compared ??= await CompareAsync(cancellation).ConfigureAwait(false));
        var reports = options.Checks ? await new CheckRunner(checks, context).RunAsync(cancellation).ConfigureAwait(false) : [];
        return new ValidationRound { Tables = options.Rows ? compared! : [], Checks = reports };
    }

    /// <summary>Mends what the round found.</summary>
    public async Task<IReadOnlyList<TableRepair>> RepairAsync(ValidationRound round, CancellationToken cancellation)
    {
        var repairs = new List<TableRepair>();
        if (_comparison is not null && round.Tables.Any(table => table.Store == Store.Postgres && table.NeedsRepair))
            repairs.AddRange(await _comparison.RepairAsync(options.DeleteExtra, cancellation).ConfigureAwait(false));
        if (_cassandra is not null && round.Tables.Any(table => table.Store == Store.Cassandra && table.NeedsRepair))
            repairs.AddRange(await _cassandra.RepairAsync(cancellation).ConfigureAwait(false));
        return repairs;
    }

    public async ValueTask DisposeAsync()
    {
        if (_derived is not null)
            await _derived.DisposeAsync().ConfigureAwait(false);
        if (_wideComparison is not null)
            await _wideComparison.DisposeAsync().ConfigureAwait(false);
        if (_comparison is not null)
            await _comparison.DisposeAsync().ConfigureAwait(false);
    }

    private IEnumerable<LegTally> Tallies => (_postgres?.Tallies ?? []).Concat(_cassandra?.Tallies ?? []);

    private async Task<IReadOnlyList<TableComparison>> CompareAsync(CancellationToken cancellation)
    {
        _directory ??= new KeyDirectory(run.Plan, _keys, run.Options.KeyMapBytes);
        var tables = new List<TableComparison>();
        // PostgreSQL first: its expected rows tell the other leg which documents landed.
        if (await PostgresAsync(cancellation).ConfigureAwait(false) is { } postgres)
            tables.AddRange(await postgres.CompareAsync(cancellation).ConfigureAwait(false));
        if (await CassandraAsync(cancellation).ConfigureAwait(false) is { } cassandra)
            tables.AddRange(await cassandra.CompareAsync(cancellation).ConfigureAwait(false));
        return tables;
    }

    private async Task<PostgresLeg?> PostgresAsync(CancellationToken cancellation)
    {
        var legs = entities.Where(entity => entity.Store == Store.Postgres).ToList();
        if (_postgres is not null || legs.Count == 0)
            return _postgres;
        var scope = new ComparisonScope(
            [.. legs.Select(entity => entity.Plan)], sample is not null, options.MostFindings, run.Ports.Services);
        _keys.Expected = _comparison = await run.Postgres.BeginComparisonAsync(scope, cancellation).ConfigureAwait(false);
        _postgres = new PostgresLeg(run, options, legs, _comparison, _keys, _directory!);
        await _postgres.ExpectAsync(sample, cancellation).ConfigureAwait(false);
        return _postgres;
    }

    private async Task<CassandraLeg?> CassandraAsync(CancellationToken cancellation)
    {
        var legs = entities.Where(entity => entity.Store == Store.Cassandra).ToList();
        if (_cassandra is not null || legs.Count == 0)
            return _cassandra;
        _wideComparison = await run.Cassandra.BeginComparisonAsync(cancellation).ConfigureAwait(false);
        if (sample is null)
            _derived = ExpectedDerived.Of(run, legs, options.MostFindings);
        else if (run.Plan.Derived.Count > 0)
            run.Warn(null, "Derived tables are not compared in a sample: their rows come from many documents.");
        return _cassandra = new CassandraLeg(run, options, legs, _wideComparison, _directory!, sample, _derived);
    }
}
