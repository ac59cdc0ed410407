namespace MongoEtl.Benchmarks.WholeRun;

/// <summary>The most memory that a process ever held, as the kernel counts it (<c>VmHWM</c>); 0 where there is no such count.</summary>
internal static class PeakMemory
{
    /// <summary>Reads the mark until the process is gone; the last reading is at most 20 ms old.</summary>
    public static Task<long> Watch(int processId) => Task.Run(async () =>
    {
        var peak = 0L;
        while (Read(processId) is { } now)
        {
            peak = now;
            await Task.Delay(20);
        }
        return peak;
    });

    private static long? Read(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : long.Parse(line.AsSpan(6).Trim().TrimEnd("kB ")) * 1024;
        }
        catch (IOException)
        {
            return null;   // the process has ended
        }
    }
}
