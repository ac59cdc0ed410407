using System.Diagnostics;

namespace MongoEtl.Sources;

/// <summary>Asks one server again and again what it is, over a connection of its own (specification "server-monitoring",
/// polling).</summary>
internal sealed class ServerMonitor : IAsyncDisposable
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(500);

    private readonly MongoHost _host;
    private readonly ConnectionSettings _settings;
    private readonly TimeSpan _heartbeat;
    private readonly Action<ServerDescription> _learn;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private readonly Lock _gate = new();
    private CancellationTokenSource? _checking;
    private MongoConnection? _connection;
    private TimeSpan? _average;
    private Task _running = Task.CompletedTask;

    /// <summary>Makes a monitor, which <see cref="Start"/> sets going.</summary>
    /// <param name="host">Whom to ask.</param>
    /// <param name="settings">How to connect; nobody logs in, as the specification wants it.</param>
    /// <param name="heartbeat">The pause between two checks.</param>
    /// <param name="learn">Is told what each check found, on the monitor's own task.</param>
    internal ServerMonitor(MongoHost host, ConnectionSettings settings, TimeSpan heartbeat, Action<ServerDescription> learn)
    {
        (_host, _heartbeat, _learn) = (host, heartbeat, learn);
        _settings = settings with { Credential = null, SocketTimeout = settings.ConnectTimeout };
    }

    /// <summary>Time by a clock that only runs forward.</summary>
    internal static TimeSpan Now => TimeSpan.FromMilliseconds(Environment.TickCount64);

    /// <summary>Begins to check, at once.</summary>
    internal void Start() => _running = Task.Run(RunAsync);

    /// <summary>Has the next check begin as soon as the last one is 500 ms ago.</summary>
    internal void RequestCheck()
    {
        lock (_gate)
        {
            if (_wanted.CurrentCount == 0)
                _wanted.Release();
        }
    }

    /// <summary>Gives the check up that is under way: its connection is likely to be as dead as the one that failed.</summary>
    internal void CancelCheck()
    {
        lock (_gate)
            _ = _checking?.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var wasKnown = _average is not null;
            var news = await CheckAsync().ConfigureAwait(false);
            if (news is not null)
                _learn(news);
            // A connection may have ended for its own reasons: a server that was there a moment ago is asked once more.
            if (!(wasKnown && news is { Error: MongoNetworkException }))
                await PauseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What a check found; null when it was given up.</summary>
    private async Task<ServerDescription?> CheckAsync()
    {
        using var checking = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        lock (_gate)
            _checking = checking;
        try
        {
            return await AskAsync(checking.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (checking.IsCancellationRequested)
        {
            await CloseAsync().ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            // Not swallowed: it is part of the description, and of the message where no server can be chosen.
            await CloseAsync().ConfigureAwait(false);
            return ServerDescription.Unknown(_host, failure) with { Updated = Now };
        }
        finally
        {
            lock (_gate)
                _checking = null;
        }
    }

    private async Task<ServerDescription> AskAsync(CancellationToken cancellation)
    {
        _connection ??= await MongoConnection.OpenAsync(_host, _settings, cancellation).ConfigureAwait(false);
        var begun = Stopwatch.GetTimestamp();
        var hello = await _connection.CheckAsync(null, null, _settings.ConnectTimeout, cancellation).ConfigureAwait(false);
        _average = RoundTripAverage.Next(_average, Stopwatch.GetElapsedTime(begun));
        return ServerDescription.From(_host, hello, _average, Now);
    }

    private async Task CloseAsync()
    {
        _average = null;
        if (_connection is { } connection)
            await connection.DisposeAsync().ConfigureAwait(false);
        _connection = null;
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(LeastPause, _stop.Token).ConfigureAwait(false);
            await _wanted.WaitAsync(_heartbeat - LeastPause, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The topology is being closed, or the server is not of it any more.
        }
    }
}
