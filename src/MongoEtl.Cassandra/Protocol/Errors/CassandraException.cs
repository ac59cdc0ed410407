namespace MongoEtl.Cassandra;

/// <summary>Something a server, its connection or its bytes did. Messages are of one line and hold no values and no credentials.</summary>
internal abstract class CassandraException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the same request may be sent again.</summary>
    public abstract RetryAdvice Retry { get; }
}
