namespace MongoEtl.Cassandra;

/// <summary>Code 0x1200: too few replicas answered a read in the server's time.</summary>
internal sealed class ReadTimeoutException(ServerErrorText error, ReplicaCounts counts, bool dataPresent)
    : ServerException(error, counts.ToString())
{
    /// <summary>How far the request came.</summary>
    public ReplicaCounts Counts { get; } = counts;

    /// <summary>True when the replica asked for the data itself, rather than a digest, answered.</summary>
    public bool DataPresent { get; } = dataPresent;

    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Later;
}
