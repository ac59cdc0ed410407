using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>The connection broke, or was closed, before the answer came. Whether the request was carried out is unknown.</summary>
internal sealed class ConnectionLostException(EndPoint endPoint, Exception? innerException)
    : CassandraException($"the connection to Cassandra at {endPoint.ToName()} ended before the answer came"
        + (innerException is null ? "" : $": {innerException.Message.OnOneLine()}"), innerException)
{
    /// <summary>The other end.</summary>
    public EndPoint EndPoint { get; } = endPoint;

    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.OtherHost;
}
