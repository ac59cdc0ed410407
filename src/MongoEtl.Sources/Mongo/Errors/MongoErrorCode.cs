namespace MongoEtl.Sources;

/// <summary>Codes of server errors that a reader treats in a way of their own.</summary>
internal static class MongoErrorCode
{
    public const int HostUnreachable = 6;
    public const int HostNotFound = 7;
    public const int Unauthorized = 13;
    public const int AuthenticationFailed = 18;
    public const int NamespaceNotFound = 26;
    public const int CursorNotFound = 43;
    public const int CommandNotFound = 59;
    public const int NetworkTimeout = 89;
    public const int ShutdownInProgress = 91;
    public const int ReadConcernMajorityNotAvailableYet = 134;
    public const int PrimarySteppedDown = 189;
    public const int ExceededTimeLimit = 262;
    public const int SocketException = 9001;
    public const int LegacyNotPrimary = 10058;
    public const int NotWritablePrimary = 10107;
    public const int InterruptedAtShutdown = 11600;
    public const int InterruptedDueToReplStateChange = 11602;
    public const int NotPrimaryNoSecondaryOk = 13435;
    public const int NotPrimaryOrSecondary = 13436;

    /// <summary>The table of the specification "retryable-reads".</summary>
    public static bool IsRetryableRead(int code) => code is ExceededTimeLimit or InterruptedAtShutdown or InterruptedDueToReplStateChange
        or NotWritablePrimary or NotPrimaryNoSecondaryOk or NotPrimaryOrSecondary or PrimarySteppedDown
        or ReadConcernMajorityNotAvailableYet or ShutdownInProgress or HostNotFound or HostUnreachable or NetworkTimeout or SocketException;

    /// <summary>"not writable primary": another member is primary now (specification "server-discovery-and-monitoring", section "not
    /// writable primary").</summary>
    public static bool IsNotPrimary(int code) => code is NotWritablePrimary or NotPrimaryNoSecondaryOk or LegacyNotPrimary;

    /// <summary>"node is recovering": the member serves no reads now.</summary>
    public static bool IsRecovering(int code) => code is InterruptedAtShutdown or InterruptedDueToReplStateChange or NotPrimaryOrSecondary
        or PrimarySteppedDown or ShutdownInProgress;

    /// <summary>The member is going down: its connections are of no more use.</summary>
    public static bool IsShuttingDown(int code) => code is InterruptedAtShutdown or ShutdownInProgress;
}
