using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>No connection could be opened: name, network, TLS or time.</summary>
internal sealed class ConnectionFailedException(EndPoint endPoint, string problem, RetryAdvice retry, Exception? innerException = null)
    : CassandraException($"no connection to Cassandra at {endPoint.ToName()}: {problem}", innerException)
{
    /// <summary>Where to.</summary>
    public EndPoint EndPoint { get; } = endPoint;

    /// <inheritdoc/>
    public override RetryAdvice Retry { get; } = retry;
}
