namespace MongoEtl.Sources;

/// <summary>What errors of servers mean to a reader.</summary>
/// <remarks>MongoDB source, <c>error_codes.yml</c>.</remarks>
internal static class ReadErrors
{
    private const int BadValue = 2;
    private const int FailedToParse = 9;
    private const int TypeMismatch = 14;
    private const int IllegalOperation = 20;
    private const int MaxTimeExpired = 50;
    private const int CappedPositionLost = 136;
    private const int QueryPlanKilled = 175;
    private const int CursorKilled = 237;
    private const int NotImplemented = 238;
    private const int SnapshotTooOld = 239;
    private const int SnapshotUnavailable = 246;
    private const int Interrupted = 11601;
    private const int UnknownField = 40415;

    /// <summary>Whether the cursor is gone and the query itself may be sent again: it timed out, was killed, or its server was
    /// replaced.</summary>
    public static bool IsLostCursor(int code) =>
        code is MongoErrorCode.CursorNotFound or CursorKilled or QueryPlanKilled or CappedPositionLost or Interrupted;

    /// <summary>Whether the server does not know a part of the command. Servers that are not MongoDB may give no code.</summary>
    public static bool IsNotUnderstood(int? code) =>
        code is null or BadValue or FailedToParse or TypeMismatch or IllegalOperation or NotImplemented or UnknownField
            or MongoErrorCode.CommandNotFound;

    /// <summary>Whether the command took longer than it was given.</summary>
    public static bool IsTooSlow(int? code) => code is MaxTimeExpired;

    /// <summary>Whether the server no longer has the moment that was asked for.</summary>
    public static bool IsSnapshotGone(int? code) => code is SnapshotTooOld or SnapshotUnavailable;
}
