using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoEtl.Cli;

/// <summary>Names of the files that a run leaves: a log and a metrics file with one time stamp.</summary>
internal sealed partial class RunFiles
{
    private RunFiles(string directory, string stamp)
    {
        Directory = directory;
        Stamp = stamp;
    }

    /// <summary>The folder, absolute.</summary>
    public string Directory { get; }

    /// <summary><c>yyyymmdd_hhmmss</c>, UTC.</summary>
    public string Stamp { get; }

    /// <summary>Path of the log file.</summary>
    public string Log => Path.Combine(Directory, $"etl_{Stamp}.log");

    /// <summary>Path of the metrics file.</summary>
    public string Metrics => Path.Combine(Directory, $"etl_metrics_{Stamp}.json");

    /// <summary>Creates the folder and an empty log file under a name that no other run has.</summary>
    /// <exception cref="UsageException">It cannot be written there.</exception>
    public static RunFiles Create(string directory, TimeProvider clock)
    {
        try
        {
            System.IO.Directory.CreateDirectory(directory);
            for (var moment = clock.GetUtcNow(); ; moment = moment.AddSeconds(1))
            {
                var files = new RunFiles(directory, moment.UtcDateTime.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture));
                if (files.Claim())
                    return files;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The log cannot be written to {directory}: {error.Message} Name a folder that can be, with " +
                $"--log-dir DIR.");
        }
    }

    /// <summary>Deletes logs, their older parts and metrics of other runs in the folder. Other files stay, whatever their names begin
    /// with.</summary>
    public void ClearEarlier()
    {
        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "etl_*").ToList())
        {
            var name = Path.GetFileName(path);
            if (OfARun().IsMatch(name) && !name.Contains(Stamp, StringComparison.Ordinal))
                File.Delete(path);
        }
    }

    // Another process may start in the same second; only one of them gets to create the file.
    private bool Claim()
    {
        if (File.Exists(Log))
            return false;
        try
        {
            using var file = new FileStream(Log, FileMode.CreateNew, FileAccess.Write);
            return true;
        }
        catch (IOException) when (File.Exists(Log))
        {
            return false;
        }
    }

    [GeneratedRegex(@"^etl_(metrics_\d{8}_\d{6}(_\d+)?\.json|\d{8}_\d{6}([._]\d+)?\.log)$")]
    private static partial Regex OfARun();
}
