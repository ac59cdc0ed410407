using System.Diagnostics;
using System.Globalization;

namespace MongoEtl.PostgreSql;

/// <summary>The file beside a private server's data that says which process started it: a process id and
/// its start time, since ids are used again.</summary>
internal static class ServerOwner
{
    private const string FileName = "owner";

    internal static void Write(string folder)
    {
        using var self = Process.GetCurrentProcess();
        File.WriteAllText(Path.Combine(folder, FileName), $"{self.Id} {self.StartTime.ToUniversalTime().Ticks}");
    }

    internal static void Remove(string folder) => File.Delete(Path.Combine(folder, FileName));

    /// <summary>The id of the living process that owns the folder, or null.</summary>
    internal static int? Find(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || File.ReadAllText(path).Split(' ') is not [var id, var started])
            return null;
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            // Start times are computed from clock ticks since boot and wander by some milliseconds.
            var apart = process.StartTime.ToUniversalTime() - new DateTime(long.Parse(started, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return apart.Duration() < TimeSpan.FromSeconds(2) ? process.Id : null;
        }
        catch (ArgumentException)
        {
            return null; // no such process
        }
    }
}
