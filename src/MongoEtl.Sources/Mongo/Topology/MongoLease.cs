namespace MongoEtl.Sources;

/// <summary>A connection to a chosen server, the holder's own until it is disposed, which gives it back. Failures of its commands are told
/// to the topology. A cursor keeps its lease: other servers do not know it.</summary>
internal sealed class MongoLease : IReadServer
{
    private readonly MongoTopology _topology;
    private readonly MonitoredServer _server;
    private readonly PooledConnection _pooled;
    private int _isReturned;

    internal MongoLease(MongoTopology topology, MonitoredServer server, PooledConnection pooled, ReadOnlyMemory<byte> readPreference)
    {
        (_topology, _server, _pooled) = (topology, server, pooled);
        ReadPreference = readPreference;
    }

    /// <summary>The server.</summary>
    public MongoHost Host => _pooled.Connection.Host;

    /// <summary>What it said of itself when the connection was opened.</summary>
    public HelloAnswer Hello => _pooled.Connection.Hello;

    /// <summary>The document <c>$readPreference</c> that commands to it need, as BSON, or empty.</summary>
    public ReadOnlyMemory<byte> ReadPreference { get; }

    /// <summary>Runs a command; errors as of <see cref="MongoConnection.RunAsync"/>.</summary>
    public async ValueTask RunAsync(ReadOnlyMemory<byte> command, MongoReply reply, TimeSpan? timeout, CancellationToken cancellation)
    {
        try
        {
            await _pooled.Connection.RunAsync(command, reply, timeout, cancellation).ConfigureAwait(false);
        }
        catch (MongoException failure)
        {
            _topology.Fail(_pooled, failure);
            throw;
        }
    }

    /// <summary>Gives the connection back; one that broke is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isReturned, 1) != 0)
            return;
        _server.End();
        await _server.Pool.ReturnAsync(_pooled).ConfigureAwait(false);
    }
}
