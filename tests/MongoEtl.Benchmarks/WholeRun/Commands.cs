using System.Diagnostics;

namespace MongoEtl.Benchmarks.WholeRun;

/// <summary>Runs whole programs and times them.</summary>
internal static class Commands
{
    /// <summary>Runs a program to its end and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It exited with another code than 0.</exception>
    public static (TimeSpan Elapsed, long PeakBytes, string Output) Run(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var peak = PeakMemory.Watch(process.Id);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = watch.Elapsed;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} exited with {process.ExitCode}:\n{output}\n{errors.Result}");
        return (elapsed, peak.Result, output);
    }
}
