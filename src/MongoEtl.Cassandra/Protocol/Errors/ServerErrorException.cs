namespace MongoEtl.Cassandra;

/// <summary>Code 0x0000: the server met what it did not expect, mostly a fault of its own.</summary>
internal sealed class ServerErrorException(ServerErrorText error) : ServerException(error, "the server's own log says more")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.OtherHost;
}
