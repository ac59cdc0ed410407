using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Cassandra.Tests;

/// <summary>One Cassandra process of the tests' own, started by the <c>run</c> script of the folder that MONGOETL_SERVERS names.</summary>
public sealed class CassandraNode : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(4);

    private readonly ProcessStartInfo _start;
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly Queue<string> _lastLines = new();
    private Process? _process;

    private CassandraNode(ProcessStartInfo start, string folder, bool ownsFolder, IPEndPoint endPoint) =>
        (_start, _folder, _ownsFolder, EndPoint) = (start, folder, ownsFolder, endPoint);

    /// <summary>Where it takes the native protocol.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Why no server can be started here, or null.</summary>
    public static string? Absence => Script is null
        ? "Cassandra is absent; set MONGOETL_SERVERS to the folder that holds the script \"run\"."
        : null;

    private static string? Script =>
        Environment.GetEnvironmentVariable("MONGOETL_SERVERS") is { Length: > 0 } folder && File.Exists(Path.Combine(folder, "run"))
            ? Path.GetFullPath(Path.Combine(folder, "run"))
            : null;

    /// <summary>Starts a node and returns when it takes connections.</summary>
    public static async Task<CassandraNode> StartAsync(CassandraNodeOptions? options = null)
    {
        options ??= new CassandraNodeOptions();
        var folder = options.Folder ?? Directory.CreateTempSubdirectory("mongoetl-cassandra-").FullName;
        var port = options.Port ?? FreePort(options.Address);
        var storagePort = options.StoragePort ?? FreePort(options.Address);
        var start = new ProcessStartInfo(Script!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["cassandra", "--dir", folder, "--heap", options.Heap,
            "--port", $"{port}", "--address", options.Address, "--storage-port", $"{storagePort}",
            "--seeds", options.Seeds ?? $"{options.Address}:{storagePort}"])
            start.ArgumentList.Add(argument);
        if (options.HasAuthentication)
            start.ArgumentList.Add("--auth");
        if (!options.FlushesSchema)
            start.Environment["JDK_JAVA_OPTIONS"] = "-Dcassandra.test.flush_local_schema_changes=false";
        if (options.KeyStore is { } store)
        {
            start.ArgumentList.Add("--tls");
            start.ArgumentList.Add(store);
        }
        var node = new CassandraNode(start, folder, options.Folder is null, new IPEndPoint(IPAddress.Parse(options.Address), port));
        await node.ResumeAsync();
        return node;
    }

    /// <summary>A port of the address that nothing listens on now.</summary>
    public static int FreePort(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = _start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Read(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(Failure("ended before it was ready"));
        process.Start();
        _process = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(StartDeadline);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 20)
                _lastLines.Dequeue();
        }
        if (line.Contains("Startup complete", StringComparison.Ordinal))
            ready.TrySetResult();
    }

    private InvalidOperationException Failure(string what)
    {
        lock (_lastLines)
            return new InvalidOperationException($"Cassandra at {EndPoint} {what}:\n{string.Join('\n', _lastLines)}");
    }
}
