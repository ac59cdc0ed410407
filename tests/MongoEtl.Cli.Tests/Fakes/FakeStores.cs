using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

/// <summary>Hands out one fake target.</summary>
internal sealed class FakeStores : IStores
{
    public FakeState State { get; } = new();

    public FakeTarget Target { get; } = new();

    /// <summary>A second target, if the test has one.</summary>
    public FakeTarget? Cassandra { get; init; }

    /// <summary>What opening a target does instead, if anything.</summary>
    public Func<TargetSettings, Exception>? Fault { get; init; }

    public TargetSettings? Opened { get; private set; }

    public Task<IDocumentSource> OpenSourceAsync(SourceSettings settings, CancellationToken cancellation) =>
        throw new SourceException($"{settings}: this fake has no source.");

    public TargetStores OpenTarget(TargetSettings settings, Plan plan)
    {
        Opened = settings;
        return Fault is { } fault ? throw fault(settings) : new TargetStores(Partial.Of<IRowTarget>(Target),
            Cassandra is null ? null : Partial.Of<IWideColumnTarget>(Cassandra),
            Partial.Of<IStateStore>(State), Partial.Of<IKeyStore>(this), Partial.Of<IAsyncDisposable>(this));
    }
}
