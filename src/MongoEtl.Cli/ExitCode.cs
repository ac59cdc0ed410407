namespace MongoEtl.Cli;

/// <summary>What the process returns to its caller.</summary>
public static class ExitCode
{
    /// <summary>Done, and everything agrees.</summary>
    public const int Done = 0;

    /// <summary>Failed: a server, a file or the program could not do what was asked. The message says what.</summary>
    public const int Failed = 1;

    /// <summary>Bad usage or settings; nothing was read or written.</summary>
    public const int BadUsage = 2;

    /// <summary>Done, but something was set aside or differs.</summary>
    public const int DoneWithRemarks = 3;

    /// <summary>Interrupted by SIGINT or SIGTERM; the same command resumes.</summary>
    public const int Interrupted = 130;
}
