namespace MongoEtl.Runtime.Tests;

/// <summary>A source and a database that runs work on, one after another, as processes would.</summary>
internal sealed class World(Dictionary<string, Doc[]> collections, bool postgres = true)
{
    public FakeDatabase Database { get; } = new();

    public FakeSource Source { get; } = new(collections);

    public Plan Plan { get; set; } = FakePlan.Create();

    /// <summary>A service that encoders of nodes ask for.</summary>
    public FakeRules? Rules { get; set; }

    public FakeKeys? Keys { get; private set; }

    public static MigrationOptions Options { get; } = new()
    {
        Jobs = 2, Batch = new BatchLimits(7, 1 << 20), TransactionBytes = 2000, MaxDeadLettersFrom = 1_000_000, FirstRetryPause = TimeSpan.FromMilliseconds(0.1),
    };

    public Task<MigrationReport> RunAsync(MigrationOptions? options = null, Faults? faults = null, CancellationToken cancellation = default) =>
        Migration.RunAsync(Plan, Ports(faults ?? new Faults()), options ?? Options, SilentProgress.Instance, cancellation);

    /// <summary>A run that may be killed on the way; null if it was.</summary>
    public async Task<MigrationReport?> TryRunAsync(MigrationOptions options, Faults faults)
    {
        try
        {
            return await RunAsync(options, faults);
        }
        catch (Exception exception) when (exception is KilledException || (exception is TargetException { IsTransient: true } && !faults.IsKilled))
        {
            // Killed; or a server that was out of reach before the run began, which is the user's to try again.
            return null;
        }
    }

    /// <summary>All rows of all tables in one order.</summary>
    public string Tables() => string.Join('\n',
        Database.Tables.SelectMany(table => table.Value.Select(row => $"{table.Key} {string.Join('|', row)}")).Order(StringComparer.Ordinal));

    /// <summary>A run that must end well.</summary>
    public async Task<MigrationReport> FinishAsync(MigrationOptions? options = null, Faults? faults = null)
    {
        var report = await RunAsync(options, faults);
        report.Error.ShouldBeNull();
        report.Outcome.ShouldBe(MigrationOutcome.Done);
        Source.OpenReaders.ShouldBe(0);
        return report;
    }

    public Task<IReadOnlyList<ReplayReport>> ReplayAsync(MigrationOptions? options = null, Faults? faults = null) =>
        Replay.RunAsync(Plan, Ports(faults ?? new Faults()), options ?? Options, null, SilentProgress.Instance, CancellationToken.None);

    /// <summary>Knows no service.</summary>
    public static IServiceProvider NoServices { get; } = new OneService(null);

    private MigrationPorts Ports(Faults faults)
    {
        Source.Faults = faults;
        Keys = new FakeKeys(Database, faults);
        return new MigrationPorts(Source, postgres ? new FakeTarget(Database, faults) : null,
            Plan.Entities.Any(entity => entity.CassandraTables.Count > 0) ? new FakeWideColumns(Database, faults) : null, new FakeState(Database, faults), Keys, new OneService(Rules))
        {
            Derived = new FakeDerivedStore(Database, faults),
        };
    }

    private sealed class OneService(FakeRules? rules) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(FakeRules) ? rules : null;
    }
}
