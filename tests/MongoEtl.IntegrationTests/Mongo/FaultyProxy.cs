using System.Net;
using System.Net.Sockets;

namespace MongoEtl.IntegrationTests.Mongo;

/// <summary>Stands between a program and a server and disturbs what passes, as it is told.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly TcpListener _listener;
    private readonly int _server;
    private readonly Func<ConnectionFault?> _fault;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _disturbed;

    /// <param name="server">Port of the server on loopback.</param>
    /// <param name="fault">Asked for each connection, and once more after a delay: what is to happen to it, or null.</param>
    /// <param name="port">Where to listen; 0: anywhere.</param>
    public FaultyProxy(int server, Func<ConnectionFault?> fault, int port = 0)
    {
        (_server, _fault) = (server, fault);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Connections that were disturbed.</summary>
    public int Disturbed => _disturbed;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        finally
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
            // Whoever ends first ends both.
            var asking = near.GetStream().CopyToAsync(far.GetStream(), _stop.Token);
            await Task.WhenAny(asking, AnswerAsync(far.GetStream(), near.GetStream(), _fault()));
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
        {
            // One side is gone.
        }
    }

    private async Task AnswerAsync(NetworkStream from, NetworkStream to, ConnectionFault? fault)
    {
        var buffer = new byte[16 * 1024];
        var passed = 0;
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            var first = fault is null ? read : Math.Min(read, fault.AfterBytes - passed);
            await to.WriteAsync(buffer.AsMemory(0, first), _stop.Token);
            passed += first;
            if (fault is null || passed < fault.AfterBytes)
                continue;
            Interlocked.Increment(ref _disturbed);
            if (fault.Kind == FaultKind.Cut)
                return;
            await Task.Delay(fault.Kind == FaultKind.Silence ? Timeout.InfiniteTimeSpan : Pause, _stop.Token);
            await to.WriteAsync(buffer.AsMemory(first, read - first), _stop.Token);
            // A connection that was only delayed goes on, and is disturbed again: it may be the last that the program needs.
            (fault, passed) = (_fault(), 0);
        }
    }
}
