using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The servers of a deployment: found, watched and chosen from (specifications "server-discovery-and-monitoring",
/// "server-selection" and "connection-monitoring-and-pooling"). Thread-safe.</summary>
internal sealed partial class MongoTopology : IAsyncDisposable
{
    private readonly ConnectionSettings _settings;
    private readonly Lock _gate = new();
    private readonly TopologyState _state;
    private readonly Dictionary<MongoHost, MonitoredServer> _servers = [];
    private readonly List<Task> _closing = [];
    private TaskCompletionSource _changed = NewSignal();
    private bool _isDisposed;

    /// <summary>Begins to watch the hosts.</summary>
    /// <param name="address">With one host or more: names of DNS are looked up already.</param>
    /// <exception cref="SourceException">The address asks for something that this program does not offer.</exception>
    internal MongoTopology(MongoAddress address)
    {
        Address = address.Supported();
        var options = address.Options;
        _settings = new ConnectionSettings
        {
            Tls = options.Tls,
            Credential = address.Credential,
            ApplicationName = options.AppName,
            Compressors = options.Compressors,
            ZlibLevel = options.ZlibLevel,
            ConnectTimeout = options.ConnectTimeout,
            SocketTimeout = options.SocketTimeout,
            IsLoadBalanced = options.LoadBalanced,
        };
        _state = new TopologyState(TopologyDescription.Start(address.Hosts, options));
        lock (_gate)
            Follow();
    }

    /// <summary>Reads an address, looks its hosts up in DNS where it says so, and begins to watch them. Connects to none yet.</summary>
    /// <param name="address">As it was written.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <exception cref="SourceException">It is no address, asks for something that this program does not offer, or DNS does not know its
    /// hosts.</exception>
    internal static async Task<MongoTopology> OpenAsync(string address, CancellationToken cancellation)
    {
        var parsed = MongoAddress.Parse(address).Supported();
        if (parsed.Srv is not null)
            parsed = await SrvSeedlist.ResolveAsync(parsed, DnsClient.OfSystem(), cancellation).ConfigureAwait(false);
        return new MongoTopology(parsed);
    }

    /// <summary>What the topology was made from.</summary>
    internal MongoAddress Address { get; }

    /// <summary>What is known now.</summary>
    internal TopologyDescription Current
    {
        get
        {
            lock (_gate)
                return _state.Current;
        }
    }

    /// <summary>Ends the watch and closes all connections, also those in use.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] closing;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _closing.AddRange(_servers.Values.Select(server => server.DisposeAsync().AsTask()));
            _servers.Clear();
            closing = [.. _closing];
            _changed.TrySetResult();
        }
        await Task.WhenAll(closing).ConfigureAwait(false);
    }

    /// <summary>Takes over what a command's failure tells of the server.</summary>
    internal void Fail(PooledConnection pooled, MongoException failure) =>
        Fail(pooled.Connection.Host, failure, FailureEffect.OfReading(failure, pooled.Connection.Hello.MaxWireVersion), pooled.Generation,
            pooled.Connection.Hello.ServiceId);

    private void Fail(MongoHost host, MongoException failure, FailureEffect effect, int generation, ObjectId? service)
    {
        lock (_gate)
        {
            if (!_servers.TryGetValue(host, out var server))
                return;
            if (_state.Current.Type == TopologyType.LoadBalanced)
            {
                if (effect.ClearsPool)
                    server.Pool.Drop(service);
                return;
            }
            effect = _state.Fail(host, failure, effect, generation);
            if (!effect.MarksUnknown)
                return;
            Follow();
            if (effect.RequestsCheck)
                server.RequestCheck();
            else
                server.CancelCheck();
        }
    }

    private void Learn(ServerDescription news)
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            var before = _state.Current;
            _state.Learn(news);
            // A server that does not even answer its monitor in time will not answer those who read from it.
            Follow(news.Error is MongoTimeoutException ? news.Host : null);
            foreach (var server in _state.Current.Servers)
            {
                // An old primary that was found out by a new one can say what it is now.
                if (server.Host != news.Host && server.Error is not null && before.Find(server.Host) is { Type: ServerType.Primary })
                    _servers[server.Host].RequestCheck();
            }
        }
    }

    /// <summary>Brings monitors and pools in line with what is known, and wakes those who wait. Under the lock.</summary>
    private void Follow(MongoHost? silent = null)
    {
        var topology = _state.Current;
        foreach (var gone in _servers.Keys.Where(host => topology.Find(host) is null).ToArray())
        {
            _servers.Remove(gone, out var server);
            _closing.RemoveAll(task => task.IsCompletedSuccessfully);
            _closing.Add(server!.DisposeAsync().AsTask());
        }
        foreach (var description in topology.Servers)
        {
            if (_servers.TryGetValue(description.Host, out var known))
                known.Pool.Clear(_state.GenerationOf(description.Host), interrupts: description.Host == silent);
            else
                Watch(description.Host);
        }
        var changed = _changed;
        _changed = NewSignal();
        changed.TrySetResult();
    }

    private void Watch(MongoHost host)
    {
        var pool = new ConnectionPool(host, _settings, Address.Options);
        var isWatched = _state.Current.Type != TopologyType.LoadBalanced;
        var monitor = isWatched ? new ServerMonitor(host, _settings, Address.Options.HeartbeatFrequency, Learn) : null;
        var server = new MonitoredServer(pool, monitor);
        _servers.Add(host, server);
        server.Start();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
