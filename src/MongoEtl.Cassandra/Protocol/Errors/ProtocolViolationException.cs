namespace MongoEtl.Cassandra;

/// <summary>A server sent bytes that are not the protocol's. The connection they came from is closed.</summary>
/// <param name="found">What was found, as a noun phrase.</param>
internal sealed class ProtocolViolationException(string found)
    : CassandraException($"the server sent what the CQL protocol does not allow: {found}; check that the address and port are a CQL server's")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.OtherHost;
}
