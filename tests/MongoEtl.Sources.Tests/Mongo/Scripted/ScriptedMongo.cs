using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Sources.Tests;

/// <summary>A server on loopback that plays a script on each connection and closes it at the script's end.</summary>
internal sealed class ScriptedMongo : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Task> _scripts = [];
    private readonly Task _accepting;

    public ScriptedMongo(Func<ScriptedMongoPeer, Task> script)
        : this(stream => Task.FromResult<Stream>(stream), script)
    {
    }

    /// <param name="wrap">What lies between the socket and the script, such as TLS.</param>
    /// <param name="script">The server's part.</param>
    public ScriptedMongo(Func<Stream, Task<Stream>> wrap, Func<ScriptedMongoPeer, Task> script)
    {
        _listener.Start();
        _accepting = AcceptAsync(wrap, script);
    }

    public MongoHost Host => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

    /// <summary>Settings with which nothing takes longer than a test may.</summary>
    public static ConnectionSettings Settings { get; } = new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(20),
        SocketTimeout = TimeSpan.FromSeconds(20),
    };

    public Task<MongoConnection> OpenAsync(ConnectionSettings? settings = null) =>
        MongoConnection.OpenAsync(Host, settings ?? Settings, default);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_scripts);
    }

    private async Task AcceptAsync(Func<Stream, Task<Stream>> wrap, Func<ScriptedMongoPeer, Task> script)
    {
        try
        {
            while (true)
                _scripts.Add(PlayAsync(await _listener.AcceptTcpClientAsync(), wrap, script));
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private static async Task PlayAsync(TcpClient client, Func<Stream, Task<Stream>> wrap, Func<ScriptedMongoPeer, Task> script)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await using var stream = await wrap(client.GetStream());
                await script(new ScriptedMongoPeer(stream));
            }
            catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client went first, which is for the test to judge.
            }
        }
    }
}
