using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>Every stream id of the connection waits for an answer. The request was not sent.</summary>
internal sealed class ConnectionBusyException(EndPoint endPoint, int inFlight)
    : CassandraException($"{inFlight} requests to Cassandra at {endPoint.ToName()} wait for answers, and no more fit one connection; "
        + "lower the number of requests in flight, or open more connections")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.OtherHost;
}
