using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What a PostgreSQL database is to a run: rows, state and key maps. Disposing releases the plan's lock.</summary>
/// <param name="Target">Where rows go.</param>
/// <param name="State">What outlives the process.</param>
/// <param name="Keys">The key maps.</param>
/// <param name="Owned">What else ends with them.</param>
internal sealed record TargetStores(IRowTarget Target, IStateStore State, IKeyStore Keys, IAsyncDisposable? Owned = null) : IAsyncDisposable
{
    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Target.DisposeAsync().ConfigureAwait(false);
        await State.DisposeAsync().ConfigureAwait(false);
        if (Owned is not null)
            await Owned.DisposeAsync().ConfigureAwait(false);
    }
}
