namespace MongoEtl.Cassandra;

/// <summary>The connections to one host. A task of its own keeps their number, with growing pauses while the host is away.
/// Thread-safe.</summary>
internal sealed class HostPool : IAsyncDisposable
{
    private static readonly CqlConnection[] None = [];

    private readonly Host _host;
    private readonly HostConnector _connector;
    private readonly ReconnectionPolicy _reconnection;
    private readonly int _size;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly TaskCompletionSource _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private CqlConnection[] _open = None;
    private CqlConnection?[] _ofShard = [];
    private ShardingInfo? _sharding;
    private Exception? _lastFailure;
    private Task _keeping = Task.CompletedTask;

    /// <summary>Makes the pool; <see cref="Start"/> fills it with <paramref name="size"/> connections, or one for each shard.</summary>
    internal HostPool(Host host, HostConnector connector, ReconnectionPolicy reconnection, int size) =>
        (_host, _connector, _reconnection, _size) = (host, connector, reconnection, size);

    /// <summary>True while a connection is open.</summary>
    internal bool IsUp => Volatile.Read(ref _open).Length > 0;

    /// <summary>Open connections.</summary>
    internal int Count => Volatile.Read(ref _open).Length;

    /// <summary>Requests that wait for the host's answers.</summary>
    internal int InFlight
    {
        get
        {
            var inFlight = 0;
            foreach (var connection in Volatile.Read(ref _open))
                inFlight += connection.InFlight;
            return inFlight;
        }
    }

    /// <summary>Why the last attempt to connect failed or the last connection ended; null where nothing did.</summary>
    internal Exception? LastFailure => Volatile.Read(ref _lastFailure);

    /// <summary>Ends when the first attempt to connect has succeeded or failed.</summary>
    internal Task FirstAttempt => _firstAttempt.Task;

    /// <summary>Begins to connect.</summary>
    internal void Start() => _keeping = Task.Run(KeepAsync);

    /// <summary>Tries to connect now rather than after the pause: somebody said that the host is up.</summary>
    internal void Wake() => _wake.Release();

    /// <summary>A connection for a key, or null where none is open: with shards, the one of the key's shard; else the one with the fewest
    /// requests of two neighbours.</summary>
    internal CqlConnection? Pick(Token token, int turn)
    {
        var open = Volatile.Read(ref _open);
        if (open.Length == 0)
            return null;
        if (_sharding is { } sharding && sharding.ShardOf(token) is var shard && shard < _ofShard.Length
            && _ofShard[shard] is { IsOpen: true } own)
            return own;
        if (open.Length == 1)
            return open[0];
        var first = open[(int)((uint)turn % (uint)open.Length)];
        var second = open[(int)(((uint)turn + 1) % (uint)open.Length)];
        return second.InFlight < first.InFlight ? second : first;
    }

    /// <summary>Has every open connection use the keyspace, too.</summary>
    internal async Task UseKeyspaceAsync(string keyspace, CancellationToken cancellation)
    {
        foreach (var connection in Volatile.Read(ref _open))
            await connection.SendAsync(new QueryRequest(CqlText.Use(keyspace)), cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _keeping.ConfigureAwait(false);
        foreach (var connection in Interlocked.Exchange(ref _open, None))
            await connection.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task KeepAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested)
        {
            failures = await FillAsync().ConfigureAwait(false) ? 0 : failures + 1;
            _firstAttempt.TrySetResult();
            var pause = failures == 0 ? Timeout.InfiniteTimeSpan : _reconnection.PauseAfter(failures, Random.Shared);
            try
            {
                await _wake.WaitAsync(pause, _stop.Token).ConfigureAwait(false);
                while (_wake.CurrentCount > 0)
                    await _wake.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The session ends.
            }
        }
    }

    /// <summary>Opens what is missing; false when an attempt failed.</summary>
    private async Task<bool> FillAsync()
    {
        try
        {
            while (Count < (_sharding is null ? _size : 1))
                Add(await _connector.ConnectAsync(_host.Info, _stop.Token).ConfigureAwait(false));
            if (_sharding is { } sharding)
                await FillShardsAsync(sharding).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure)
        {
            // Not swallowed: it is told when a request finds no host.
            Volatile.Write(ref _lastFailure, failure);
            return false;
        }
    }

    /// <summary>Gives each shard a connection: by the shard-aware port where there is one, else by trying, since the server deals out its
    /// shards in turn. A shard that gets none is served through the others.</summary>
    private async Task FillShardsAsync(ShardingInfo sharding)
    {
        for (var attempts = 2 * sharding.Shards; attempts > 0 && FreeShard() is var shard and >= 0; attempts--)
        {
            var connection = await _connector.ConnectToShardAsync(_host.Info, sharding, shard, _stop.Token).ConfigureAwait(false)
                ?? await _connector.ConnectAsync(_host.Info, _stop.Token).ConfigureAwait(false);
            if (ShardingInfo.Parse(connection.Supported) is { } told && OfShard(told.ConnectionShard) is not null)
                await connection.DisposeAsync().ConfigureAwait(false);
            else
                Add(connection);
        }
    }

    private int FreeShard()
    {
        lock (_lock)
            return Array.FindIndex(_ofShard, connection => connection is not { IsOpen: true });
    }

    private CqlConnection? OfShard(int shard)
    {
        lock (_lock)
            return shard < _ofShard.Length ? _ofShard[shard] : null;
    }

    private void Add(CqlConnection connection)
    {
        lock (_lock)
        {
            var sharding = ShardingInfo.Parse(connection.Supported);
            _sharding = sharding;
            if (sharding is not null)
            {
                if (_ofShard.Length != sharding.Shards)
                    _ofShard = new CqlConnection?[sharding.Shards];
                _ofShard[sharding.ConnectionShard] ??= connection;
            }
            Volatile.Write(ref _open, [.. _open, connection]);
        }
        _ = RemoveWhenClosedAsync(connection);
    }

    private async Task RemoveWhenClosedAsync(CqlConnection connection)
    {
        var fault = await connection.Closed.ConfigureAwait(false);
        lock (_lock)
        {
            Volatile.Write(ref _open, Array.FindAll(_open, open => !ReferenceEquals(open, connection)));
            var shard = Array.IndexOf(_ofShard, connection);
            if (shard >= 0)
                _ofShard[shard] = null;
            if (fault is not null)
                _lastFailure = fault;
        }
        await connection.DisposeAsync().ConfigureAwait(false);
        if (!_stop.IsCancellationRequested)
            _wake.Release();
    }
}
