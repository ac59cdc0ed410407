namespace MongoEtl.Cli;

/// <summary>How this process names itself to others that want the plan's lock.</summary>
internal static class LockHolder
{
    /// <summary>Verb, host, process and time.</summary>
    public static string Describe(string verb, TimeProvider clock) =>
        $"{verb} on {Environment.MachineName}, process {Environment.ProcessId}, since {Numbers.Moment(clock.GetUtcNow())}";
}
