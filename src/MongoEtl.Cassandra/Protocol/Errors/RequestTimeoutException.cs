using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>The server did not answer within the client's own time limit. Whether the request was carried out is unknown.</summary>
internal sealed class RequestTimeoutException(EndPoint endPoint, TimeSpan timeout)
    : CassandraException($"Cassandra at {endPoint.ToName()} gave no answer within {timeout.TotalSeconds:0.###} s; its load, or the network, is to be looked at")
{
    /// <summary>The limit that passed.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Later;
}
