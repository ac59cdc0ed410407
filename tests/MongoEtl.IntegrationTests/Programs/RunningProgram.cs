using System.Diagnostics;
using System.Text;

namespace MongoEtl.IntegrationTests.Programs;

/// <summary>A program that runs, and may be killed.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly string _command;
    private readonly Task<string> _out, _error;

    public RunningProgram(ProgramFile program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment, string folder)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(host, [program.Assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        // Profiling for a second compilation costs more than it saves in programs that run for a second.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _command = $"{program.Name} {string.Join(' ', arguments)}";
        _process = Process.Start(start)!;
        Id = _process.Id;
        _out = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The process id.</summary>
    public int Id { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>Types into the program's standard input, then ends it.</summary>
    public void Answer(string text)
    {
        _process.StandardInput.Write(text);
        _process.StandardInput.Close();
    }

    /// <summary>SIGKILL: the program has no chance to clean up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGINT, as Ctrl+C sends it.</summary>
    public void Interrupt() => Process.Start("kill", ["-INT", _process.Id.ToString()]).WaitForExit();

    /// <summary>Waits for the end, up to two minutes unless told otherwise.</summary>
    public async Task<ProgramResult> WaitAsync(TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? _patience);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new TimeoutException($"{_command} did not end within {(patience ?? _patience).TotalSeconds:0} s\n{await _out}\n{await _error}");
        }

        return new ProgramResult(_command, _process.ExitCode, await _out, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
