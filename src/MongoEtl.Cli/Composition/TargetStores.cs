using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What a PostgreSQL database is to a run: rows, state and key maps. Disposing releases the plan's lock.</summary>
/// <param name="Target">Where rows go.</param>
/// <param name="State">What outlives the process.</param>
/// <param name="Keys">The key maps.</param>
/// <param name="Owner">Ends all three.</param>
internal sealed record TargetStores(IRowTarget Target, IStateStore State, IKeyStore Keys, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
