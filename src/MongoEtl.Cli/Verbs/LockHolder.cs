namespace MongoEtl.Cli;

/// <summary>How this process names itself to others that want the plan's lock.</summary>
internal static class LockHolder
{
    /// <summary>Host, process and verb; the store adds since when.</summary>
    public static string Describe(string verb) => $"host {Environment.MachineName}, process {Environment.ProcessId}, a {verb}";
}
