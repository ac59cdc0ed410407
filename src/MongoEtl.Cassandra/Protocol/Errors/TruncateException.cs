namespace MongoEtl.Cassandra;

/// <summary>Code 0x1003: a TRUNCATE failed.</summary>
internal sealed class TruncateException(ServerErrorText error) : ServerException(error, "every node must be up for a truncation")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Later;
}
