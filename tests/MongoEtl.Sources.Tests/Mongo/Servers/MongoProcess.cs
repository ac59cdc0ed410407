using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Sources.Tests;

/// <summary>One server process of the tests' own, FerretDB or mongo-java-server, started by the <c>run</c> script of the folder that
/// MONGOETL_SERVERS names.</summary>
public sealed class MongoProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(2);

    private readonly ProcessStartInfo _start;
    private readonly string _folder;
    private readonly Queue<string> _lastLines = new();
    private Process? _process;

    private MongoProcess(ProcessStartInfo start, string folder, int port) => (_start, _folder, Port) = (start, folder, port);

    /// <summary>Where it listens on 127.0.0.1.</summary>
    internal int Port { get; }

    /// <summary>As clients write it.</summary>
    internal MongoHost Host => new("127.0.0.1", Port);

    /// <summary>Starts a server and returns when it takes connections. Skips the test where none can be had, and fails it where all must be
    /// there.</summary>
    /// <param name="server"><c>ferretdb</c> or <c>mongo-java-server</c>.</param>
    /// <param name="options">Of the script, besides folder and port.</param>
    public static async Task<MongoProcess> StartAsync(string server, params string[] options)
    {
        var script = Script() ?? throw new InvalidOperationException("The test should have been skipped.");
        var folder = Directory.CreateTempSubdirectory($"mongoetl-{server}-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo(script) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[server, "--dir", folder, "--port", $"{port}", .. options])
            start.ArgumentList.Add(argument);
        var process = new MongoProcess(start, folder, port);
        try
        {
            await process.ResumeAsync();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process as a power cut would (SIGKILL); <see cref="ResumeAsync"/> starts it again.</summary>
    public async Task CrashAsync()
    {
        if (_process is not { } process)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>Starts the process and waits until it takes connections.</summary>
    public async Task ResumeAsync()
    {
        var process = new Process { StartInfo = _start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        _process = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var watch = Stopwatch.StartNew(); !await ListensAsync(); await Task.Delay(20))
        {
            if (process.HasExited || watch.Elapsed > StartDeadline)
                throw new InvalidOperationException($"{_start.ArgumentList[0]} did not come up:\n{LastLines()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? Script()
    {
        if (Environment.GetEnvironmentVariable("MONGOETL_SERVERS") is { Length: > 0 } folder && File.Exists(Path.Combine(folder, "run")))
            return Path.GetFullPath(Path.Combine(folder, "run"));
        const string absent = "FerretDB and mongo-java-server are absent; set MONGOETL_SERVERS to the folder of the script \"run\".";
        if (Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") == "1")
            Assert.Fail(absent);
        Assert.Skip(absent);
        return null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_lastLines)
        {
            _lastLines.Enqueue(line ?? "");
            if (_lastLines.Count > 20)
                _lastLines.Dequeue();
        }
    }

    private string LastLines()
    {
        lock (_lastLines)
            return string.Join('\n', _lastLines);
    }
}
