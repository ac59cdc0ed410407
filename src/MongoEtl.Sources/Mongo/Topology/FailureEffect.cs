namespace MongoEtl.Sources;

/// <summary>What a failure tells of the server itself (specification "server-discovery-and-monitoring", "Application errors").</summary>
/// <param name="MarksUnknown">The server is not what it was taken for.</param>
/// <param name="ClearsPool">Its other connections are of no more use.</param>
/// <param name="RequestsCheck">It can say at once what it is now.</param>
internal readonly record struct FailureEffect(bool MarksUnknown, bool ClearsPool, bool RequestsCheck)
{
    // MongoDB 4.2: from then on a member that steps down keeps its connections.
    private const int KeepsConnections = 8;

    /// <summary>Nothing but that the operation failed.</summary>
    internal static FailureEffect None => default;

    /// <summary>Of a failure while a connection was being opened. One that never came to be says nothing of the server: it may only be
    /// overloaded, and its monitor finds out. A refusal does.</summary>
    internal static FailureEffect OfOpening(Exception failure) => failure switch
    {
        MongoServerException { IsNotPrimary: true } or MongoServerException { IsRecovering: true } => OfReading(failure, 0),
        MongoNetworkException => None,
        MongoException => new FailureEffect(true, true, false),
        _ => None,
    };

    /// <summary>Of a failure on an open connection. A server that only took too long stays what it is.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="maxWireVersion">Of the connection's handshake.</param>
    internal static FailureEffect OfReading(Exception failure, int maxWireVersion) => failure switch
    {
        MongoServerException server when server.IsNotPrimary || server.IsRecovering =>
            new FailureEffect(true, server.IsShuttingDown || maxWireVersion < KeepsConnections, true),
        MongoTimeoutException => None,
        MongoNetworkException => new FailureEffect(true, true, false),
        _ => None,
    };
}
