using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MongoEtl.Cli;

/// <summary>The file that says which process a demo started, so that the next one can end it if the demo was killed: its id and its start,
/// since ids are used again.</summary>
internal static class NodeProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Writes the file.</summary>
    public static void Remember(string file, Process process)
    {
        try
        {
            var started = process.StartTime.ToUniversalTime().Ticks;
            File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{process.Id} {started}"));
        }
        catch (Exception gone) when (gone is Win32Exception or InvalidOperationException)
        {
            // It has ended already: whoever waits for it is told, and there is nothing to end later.
        }
    }

    /// <summary>Ends the process that the file names, if it still runs.</summary>
    public static async Task EndLeftoverAsync(string file)
    {
        if (!File.Exists(file))
            return;
        if (File.ReadAllText(file).Split(' ') is [var id, var started] && Find(id, started) is { } process)
        {
            using (process)
                await EndAsync(process).ConfigureAwait(false);
        }
        File.Delete(file);
    }

    /// <summary>Asks a process to end, and makes it end when it does not.</summary>
    public static async Task EndAsync(Process process)
    {
        if (process.HasExited)
            return;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // The one signal that .NET sends gives a server no time to write down what it holds.
            using (var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
                await signal.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process? Find(string id, string started)
    {
        try
        {
            var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            // Start times are computed from clock ticks since boot and wander by some milliseconds.
            var noted = new DateTime(long.Parse(started, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return (process.StartTime.ToUniversalTime() - noted).Duration() < TimeSpan.FromSeconds(2) ? process : null;
        }
        catch (ArgumentException)
        {
            return null; // no such process
        }
    }
}
