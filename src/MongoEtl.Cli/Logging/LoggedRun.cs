namespace MongoEtl.Cli;

/// <summary>Runs what a verb does with a log file around it: its beginning, its end, and what made it fail.</summary>
internal static class LoggedRun
{
    /// <summary>Runs <paramref name="body"/> and returns its exit code. <paramref name="logDirectory"/> is as typed, or null for the
    /// working directory.</summary>
    public static async Task<int> RunAsync(Invocation invocation, string verb, string? logDirectory, Func<RunLog, Task<int>> body)
    {
        var surroundings = invocation.Surroundings;
        var log = RunLog.Open(Path.GetFullPath(logDirectory ?? ".", surroundings.Directory), surroundings.Clock);
        await using var ownLog = log.ConfigureAwait(false);
        log.Write(LogEvent.VerbStarted, $"{verb}: MongoEtl {VersionVerb.Engine}, .NET {Environment.Version}, process " +
            $"{Environment.ProcessId}");
        try
        {
            var code = await body(log).ConfigureAwait(false);
            log.Write(LogEvent.VerbFinished, $"{verb}: exit code {code}");
            return code;
        }
        catch (OperationCanceledException) when (invocation.Cancellation.IsCancellationRequested)
        {
            log.Write(LogEvent.VerbInterrupted, $"{verb}: interrupted");
            throw;
        }
        catch (Exception error)
        {
            // Our own exceptions say everything in their sentence; of others the place matters.
            var place = error is UsageException or SettingException or VerbFailedException ? "" : Environment.NewLine + ErrorReport.Trace(error);
            log.Write(LogEvent.VerbFailed, $"{verb}: {ErrorReport.Sentence(error)}{place}");
            throw;
        }
    }
}
