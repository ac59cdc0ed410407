namespace MongoEtl.Cassandra;

/// <summary>Code 0x1600: a replica has no room to log a change to a table under change data capture.</summary>
internal sealed class CdcWriteFailureException(ServerErrorText error) : ServerException(error, "the nodes' space for change data capture is full; empty or enlarge it")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Later;
}
