using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Cassandra.Tests;

/// <summary>A server on loopback that plays a script on each connection and closes it at the script's end.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Task> _scripts = [];
    private readonly Task _accepting;

    public ScriptedServer(int version, Func<ScriptedPeer, Task> script)
    {
        _listener.Start();
        _accepting = AcceptAsync(version, script);
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Options with which nothing takes longer than a test may.</summary>
    public static ConnectionOptions Options(int version) => new()
    {
        HighestVersion = (ProtocolVersion)version,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        RequestTimeout = TimeSpan.FromSeconds(20),
    };

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_scripts);
    }

    private async Task AcceptAsync(int version, Func<ScriptedPeer, Task> script)
    {
        try
        {
            while (true)
                _scripts.Add(PlayAsync(await _listener.AcceptTcpClientAsync(), version, script));
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private static async Task PlayAsync(TcpClient client, int version, Func<ScriptedPeer, Task> script)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await script(new ScriptedPeer(client.GetStream(), version));
            }
            catch (IOException)
            {
                // The client went first, which is for the test to judge.
            }
        }
    }
}
