namespace MongoEtl.Sources;

/// <summary>The servers of a deployment, as reads need them. Thread-safe.</summary>
internal interface IReadServers : IAsyncDisposable
{
    /// <summary>Chooses a server by the read preference and takes one of its connections, waiting for both.</summary>
    /// <exception cref="Runtime.SourceException">There was none in time, or the login was refused.</exception>
    ValueTask<IReadServer> SelectAsync(CancellationToken cancellation);
}
