namespace MongoEtl.Cassandra;

/// <summary>Code 0x1300: a replica failed to read, other than by its time running out; often too many tombstones.</summary>
internal sealed class ReadFailureException(ServerErrorText error, ReplicaCounts counts, ReplicaFailures failures, bool dataPresent)
    : ServerException(error, $"{counts}, {failures.Count} failed; their logs say why")
{
    /// <summary>How far the request came.</summary>
    public ReplicaCounts Counts { get; } = counts;

    /// <summary>The replicas that failed.</summary>
    public ReplicaFailures Failures { get; } = failures;

    /// <summary>True when the replica asked for the data itself, rather than a digest, answered.</summary>
    public bool DataPresent { get; } = dataPresent;

    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Later;
}
