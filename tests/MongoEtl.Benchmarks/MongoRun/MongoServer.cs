using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Benchmarks.MongoRun;

/// <summary>A mongo-java-server that keeps its documents in memory, started by the <c>run</c> script of a folder.</summary>
internal sealed class MongoServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private MongoServer(Process process, DirectoryInfo folder, int port) => (_process, _folder, Port) = (process, folder, port);

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The address of its database.</summary>
    public string Address => $"mongodb://127.0.0.1:{Port}/bench";

    /// <summary>Starts it and waits until it takes connections.</summary>
    public static async Task<MongoServer> StartAsync(string servers)
    {
        var folder = Directory.CreateTempSubdirectory("mongoetl-benchmark-mongo-");
        var port = FreePort();
        var start = new ProcessStartInfo(
            Path.GetFullPath(Path.Combine(servers, "run")),
            ["mongo-java-server", "--dir", folder.FullName, "--port", $"{port}", "--memory", "--heap", "6g"])
        {
            RedirectStandardOutput = true,
        };
        var server = new MongoServer(Process.Start(start)!, folder, port);
        while (!await ListensAsync(port))
        {
            if (server._process.HasExited)
                throw new InvalidOperationException("mongo-java-server did not come up");
            await Task.Delay(50);
        }
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;   // not yet
        }
    }
}
