namespace MongoEtl.Sources;

/// <summary>The servers of a watched deployment, chosen as its address says.</summary>
internal sealed class TopologyServers(MongoTopology topology) : IReadServers
{
    /// <inheritdoc/>
    public async ValueTask<IReadServer> SelectAsync(CancellationToken cancellation) =>
        await topology.SelectAsync(null, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => topology.DisposeAsync();
}
