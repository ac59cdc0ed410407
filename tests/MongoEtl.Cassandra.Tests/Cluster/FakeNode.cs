using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Cassandra.Tests;

/// <summary>One node of a <see cref="FakeCluster"/>.</summary>
internal sealed class FakeNode(FakeCluster cluster, IPEndPoint endPoint, long token)
{
    private readonly ConcurrentDictionary<FakeConnection, TcpClient> _connections = new();
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _running = [];
    private int _accepted;

    internal IPEndPoint EndPoint => endPoint;

    internal Guid HostId { get; } = Guid.NewGuid();

    internal long Token => token;

    internal string DataCenter { get; set; } = "dc1";

    internal Guid SchemaVersion { get; set; } = new(7, 7, 7, new byte[8]);

    /// <summary>Shards, 0 for a node that has none; and the port where the client's port chooses one.</summary>
    internal int Shards { get; set; }

    internal int? ShardAwarePort { get; set; }

    /// <summary>EXECUTE and BATCH, in the order they came.</summary>
    internal ConcurrentQueue<FakeRequest> Writes { get; } = new();

    /// <summary>Writes that a script has noted as done.</summary>
    internal ConcurrentQueue<FakeRequest> Done { get; } = new();

    /// <summary>Statements that it knows the ids of; ids begin with <see cref="IdPrefix"/>.</summary>
    internal ConcurrentDictionary<string, string> Prepared { get; } = new();

    internal byte IdPrefix { get; set; } = 1;

    internal int Preparations;

    /// <summary>What it asks for; null: nothing.</summary>
    internal string? Password { get; set; }

    /// <summary>Answers a write in place of "done"; null: done.</summary>
    internal Func<FakeRequest, byte[]?>? OnWrite { get; set; }

    /// <summary>True while it gets writes and never answers.</summary>
    internal bool IsSilent { get; set; }

    internal IReadOnlyCollection<FakeConnection> Connections => (IReadOnlyCollection<FakeConnection>)_connections.Keys;

    internal void Start()
    {
        Listen(endPoint.Port, isShardAware: false);
        if (ShardAwarePort is { } port)
            Listen(port, isShardAware: true);
    }

    /// <summary>Ends as a process does that is killed: the port closes and connections break.</summary>
    internal async Task StopAsync()
    {
        foreach (var listener in _listeners)
            listener.Stop();
        _listeners.Clear();
        foreach (var client in _connections.Values)
            client.Close();
        await Task.WhenAll(_running);
        _running.Clear();
    }

    /// <summary>Sends an event to whoever registered.</summary>
    internal async Task TellAsync(byte[] body)
    {
        foreach (var connection in _connections.Keys.Where(connection => connection.IsRegistered))
            await connection.SendAsync(-1, Opcode.Event, body);
    }

    private void Listen(int port, bool isShardAware)
    {
        var listener = new TcpListener(endPoint.Address, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _listeners.Add(listener);
        _running.Add(AcceptAsync(listener, isShardAware));
    }

    private async Task AcceptAsync(TcpListener listener, bool isShardAware)
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(), isShardAware));
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The node was stopped.
        }
        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client, bool isShardAware)
    {
        using var connection = new FakeConnection(
            new ScriptedPeer(client.GetStream(), 4), ((IPEndPoint)client.Client.RemoteEndPoint!).Port, isShardAware);
        if (Shards > 0)
            connection.Shard = isShardAware ? connection.ClientPort % Shards : _accepted++ % Shards;
        _connections.TryAdd(connection, client);
        try
        {
            while (true)
            {
                var (header, body) = await connection.Peer.ReceiveAsync();
                var (opcode, answer) = Answer(new FakeRequest(connection, header.Opcode, body));
                if (answer is not null)
                    await connection.SendAsync(header.Stream, opcode, answer);
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException)
        {
            // The client left, or the node was stopped.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            client.Dispose();
        }
    }

    private (Opcode Opcode, byte[]? Body) Answer(FakeRequest request)
    {
        switch (request.Opcode)
        {
            case Opcode.Options:
                return (Opcode.Supported, FakeAnswers.Supported(this, request.Connection));
            case Opcode.Register:
                request.Connection.IsRegistered = true;
                return (Opcode.Ready, []);
            case Opcode.Startup:
                return Password is null
                    ? (Opcode.Ready, [])
                    : (Opcode.Authenticate, new BodyBuilder().String("org.apache.cassandra.auth.PasswordAuthenticator").Bytes);
            case Opcode.AuthResponse:
                return System.Text.Encoding.UTF8.GetString(request.Body).EndsWith($"\0{Password}", StringComparison.Ordinal)
                    ? (Opcode.AuthSuccess, new BodyBuilder().Int(-1).Bytes)
                    : (Opcode.Error, FakeAnswers.Error(ErrorCode.BadCredentials, "Provided username and/or password are incorrect"));
            case Opcode.Query:
                return FakeAnswers.Query(cluster, this, request.Statement);
            case Opcode.Prepare:
                Interlocked.Increment(ref Preparations);
                var id = $"{(char)IdPrefix}{request.Statement}";
                Prepared[id] = request.Statement;
                return (Opcode.Result, FakeAnswers.PreparedResult(id, request.Statement));
            default:
                return AnswerWrite(request);
        }
    }

    private (Opcode Opcode, byte[]? Body) AnswerWrite(FakeRequest request)
    {
        if (!Prepared.ContainsKey(System.Text.Encoding.UTF8.GetString(request.StatementId)))
            return (Opcode.Error, FakeAnswers.Unprepared(request.StatementId));
        Writes.Enqueue(request);
        if (IsSilent)
            return (Opcode.Result, null);
        return OnWrite?.Invoke(request) is { } error ? (Opcode.Error, error) : (Opcode.Result, FakeAnswers.Void);
    }
}
