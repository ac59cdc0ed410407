namespace MongoEtl.Cassandra;

/// <summary>Code 0x1001: the coordinator has too much to do. Send less, too.</summary>
internal sealed class OverloadedException(ServerErrorText error) : ServerException(error, "lower the number of requests in flight")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.OtherHost;
}
