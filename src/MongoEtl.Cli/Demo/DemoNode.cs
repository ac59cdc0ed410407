using System.Diagnostics;
using System.Globalization;

namespace MongoEtl.Cli;

/// <summary>A Cassandra node of the demo's own, started by the script <c>run</c> of the folder that MONGOETL_SERVERS names. Its data are
/// kept for the next demo.</summary>
internal sealed class DemoNode : IAsyncDisposable
{
    private const string Ready = "Startup complete";
    private const string Address = "127.0.0.1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DemoFolder _folder;
    private readonly StreamWriter _log;
    private readonly Process _process;
    private string _lastLine = "it said nothing";

    private DemoNode(DemoFolder folder, string script, NodePorts ports)
    {
        (_folder, Ports) = (folder, ports);
        _log = new StreamWriter(folder.NodeLog, append: false) { AutoFlush = true };
        _process = new Process { StartInfo = Start(script, folder.Node, ports) };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    /// <summary>Where it takes connections.</summary>
    public NodePorts Ports { get; }

    /// <summary>How to reach it.</summary>
    public IReadOnlyList<string> Hosts => [string.Create(CultureInfo.InvariantCulture, $"{Address}:{Ports.Native}")];

    /// <summary>Begins to start the node; what a killed demo left running is ended first.</summary>
    /// <exception cref="DemoNodeException">It cannot be started.</exception>
    public static async Task<DemoNode> BeginAsync(DemoFolder folder, string script)
    {
        await NodeProcess.EndLeftoverAsync(folder.NodeOwner).ConfigureAwait(false);
        Directory.CreateDirectory(folder.Node);
        var node = new DemoNode(folder, script, NodePorts.Take(folder.NodePorts));
        try
        {
            node.Start();
            return node;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            await node._log.DisposeAsync().ConfigureAwait(false);
            throw new DemoNodeException($"{script} cannot be run: {failure.Message}", failure);
        }
    }

    /// <summary>Returns when the node takes connections.</summary>
    /// <exception cref="DemoNodeException">It ended, or is not ready in time.</exception>
    public async Task UntilReadyAsync(CancellationToken cancellation)
    {
        try
        {
            await _ready.Task.WaitAsync(Patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException failure)
        {
            throw new DemoNodeException($"Cassandra did not start within {Patience.TotalSeconds:0} s", failure);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await NodeProcess.EndAsync(_process).ConfigureAwait(false);
        // Without a time limit: that waits for the last lines, too.
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
        File.Delete(_folder.NodeOwner);
        await _log.DisposeAsync().ConfigureAwait(false);
    }

    private void Start()
    {
        _process.Start();
        NodeProcess.Remember(_folder.NodeOwner, _process);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = WatchAsync();
    }

    // Behind its last line, which says why it ended.
    private async Task WatchAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _ready.TrySetException(new DemoNodeException($"Cassandra did not start ({_lastLine})"));
    }

    private static ProcessStartInfo Start(string script, string folder, NodePorts ports) => new(script,
    [
        "cassandra", "--dir", folder, "--heap", "512m", "--address", Address,
        "--port", ports.Native.ToString(CultureInfo.InvariantCulture),
        "--storage-port", ports.Storage.ToString(CultureInfo.InvariantCulture),
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.WriteLine(line);
        _lastLine = line.Trim();
        if (line.Contains(Ready, StringComparison.Ordinal))
            _ready.TrySetResult();
    }
}
