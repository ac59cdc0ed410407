using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>The stores of a run's targets, with state and key maps. Disposing releases the plan's lock.</summary>
/// <param name="Postgres">Where rows of PostgreSQL tables go, or null.</param>
/// <param name="Cassandra">Where rows of Cassandra tables go, or null.</param>
/// <param name="State">What outlives the process.</param>
/// <param name="Keys">The key maps.</param>
/// <param name="Owner">Ends them all.</param>
internal sealed record TargetStores(
    IRowTarget? Postgres, IWideColumnTarget? Cassandra, IStateStore State, IKeyStore Keys, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
