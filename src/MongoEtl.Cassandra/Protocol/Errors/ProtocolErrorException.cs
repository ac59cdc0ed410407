namespace MongoEtl.Cassandra;

/// <summary>Code 0x000A: the client broke the protocol, or speaks a version that the server does not.</summary>
internal sealed class ProtocolErrorException(ServerErrorText error) : ServerException(error)
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Never;
}
