namespace MongoEtl.Sources;

/// <summary>The connections to one server (specification "connection-monitoring-and-pooling"). Thread-safe.</summary>
internal sealed class ConnectionPool : IAsyncDisposable
{
    private readonly MongoHost _host;
    private readonly ConnectionSettings _settings;
    private readonly MongoOptions _options;
    private readonly Lock _gate = new();
    private readonly Stack<PooledConnection> _idle = new();
    private readonly HashSet<PooledConnection> _taken = [];
    private readonly SemaphoreSlim _places;
    private readonly SemaphoreSlim _opening;
    private CancellationTokenSource _clearing = new();
    private int _generation;
    private bool _isDisposed;

    internal ConnectionPool(MongoHost host, ConnectionSettings settings, MongoOptions options)
    {
        (_host, _settings, _options) = (host, settings, options);
        _places = new SemaphoreSlim(options.MaxPoolSize);
        _opening = new SemaphoreSlim(options.MaxConnecting);
    }

    /// <summary>Takes an unused connection or opens one, waiting for room.</summary>
    /// <exception cref="PoolClearedException">The pool was cleared meanwhile.</exception>
    /// <exception cref="MongoTimeoutException">There was no room in time.</exception>
    /// <exception cref="MongoException">As <see cref="MongoConnection.OpenAsync"/>.</exception>
    internal async ValueTask<PooledConnection> RentAsync(CancellationToken cancellation)
    {
        CancellationToken clearing;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            clearing = _clearing.Token;
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clearing);
        try
        {
            if (!await _places.WaitAsync(_options.WaitQueueTimeout, either.Token).ConfigureAwait(false))
                throw new MongoTimeoutException(_host, "all connections are in use; raise maxPoolSize or waitQueueTimeoutMS");
            return await TakeOrOpenAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PoolClearedException(_host);
        }
    }

    /// <summary>Gives a connection back; one that is closed or stale is not used again.</summary>
    internal async ValueTask ReturnAsync(PooledConnection pooled)
    {
        bool isKept;
        lock (_gate)
        {
            _taken.Remove(pooled);
            isKept = !_isDisposed && pooled.Generation == _generation && pooled.Connection.IsOpen;
            if (isKept)
            {
                pooled.UnusedSince = Environment.TickCount64;
                _idle.Push(pooled);
            }
        }
        if (!isKept)
            await pooled.Connection.DisposeAsync().ConfigureAwait(false);
        _places.Release();
    }

    /// <summary>Makes all connections of earlier generations stale: unused ones are closed, waiters told, and those in use closed when they
    /// come back, or at once.</summary>
    /// <param name="generation">The new one; nothing happens if it is the present one.</param>
    /// <param name="interrupts">Close those in use, too: the server does not answer any more.</param>
    internal void Clear(int generation, bool interrupts)
    {
        CancellationTokenSource clearing;
        PooledConnection[] closed;
        lock (_gate)
        {
            if (generation == _generation || _isDisposed)
                return;
            _generation = generation;
            closed = interrupts ? [.. _idle, .. _taken] : [.. _idle];
            _idle.Clear();
            clearing = _clearing;
            _clearing = new CancellationTokenSource();
        }
        // Whoever waits goes on elsewhere, not on the thread that clears under the topology's lock.
        _ = clearing.CancelAsync();
        Close(closed);
    }

    /// <summary>Closes the unused connections to one of the routers behind a load balancer.</summary>
    internal void Drop(ObjectId? service)
    {
        PooledConnection[] closed;
        lock (_gate)
        {
            closed = [.. _idle.Where(pooled => pooled.Connection.Hello.ServiceId == service)];
            var others = _idle.Except(closed).Reverse().ToArray();
            _idle.Clear();
            foreach (var other in others)
                _idle.Push(other);
        }
        Close(closed);
    }

    public async ValueTask DisposeAsync()
    {
        PooledConnection[] closed;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            closed = [.. _idle, .. _taken];
            _idle.Clear();
        }
        Close(closed);
        await _clearing.CancelAsync().ConfigureAwait(false);
    }

    private async ValueTask<PooledConnection> TakeOrOpenAsync(CancellationToken cancellation)
    {
        try
        {
            return TryTake() ?? await OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    private PooledConnection? TryTake()
    {
        while (true)
        {
            PooledConnection? pooled;
            lock (_gate)
            {
                if (!_idle.TryPop(out pooled))
                    return null;
                _taken.Add(pooled);
            }
            if (!IsTooOld(pooled) && !pooled.Connection.HasEnded())
                return pooled;
            lock (_gate)
                _taken.Remove(pooled);
            Close([pooled]);
        }
    }

    private bool IsTooOld(PooledConnection pooled) => _options.MaxIdleTime > TimeSpan.Zero
        && Environment.TickCount64 - pooled.UnusedSince > _options.MaxIdleTime.TotalMilliseconds;

    private async Task<PooledConnection> OpenAsync(CancellationToken cancellation)
    {
        await _opening.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // One may have come back while others were being opened.
            if (TryTake() is { } returned)
                return returned;
            var generation = Volatile.Read(ref _generation);
            var pooled = new PooledConnection(await ConnectAsync(cancellation).ConfigureAwait(false), generation);
            lock (_gate)
            {
                if (generation == _generation && !_isDisposed)
                {
                    _taken.Add(pooled);
                    return pooled;
                }
            }
            Close([pooled]);
            throw new PoolClearedException(_host);
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<MongoConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = await MongoConnection.OpenAsync(_host, _settings, cancellation).ConfigureAwait(false);
        if (!_settings.IsLoadBalanced || connection.Hello.ServiceId is not null)
            return connection;
        await connection.DisposeAsync().ConfigureAwait(false);
        throw new MongoIncompatibleException(_host, "it is no load balancer before mongos; leave loadBalanced=true out of the address");
    }

    private static void Close(PooledConnection[] connections)
    {
        // Closing a socket waits for nothing.
        foreach (var pooled in connections)
            _ = pooled.Connection.DisposeAsync();
    }
}
