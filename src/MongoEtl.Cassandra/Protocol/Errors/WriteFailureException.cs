namespace MongoEtl.Cassandra;

/// <summary>Code 0x1500: a replica failed to write, other than by its time running out: a mutation too large for its log, for one.</summary>
/// <remarks>A mutation above the server's limit comes as this error too, so a batch that meets it is worth splitting.</remarks>
internal sealed class WriteFailureException(ServerErrorText error, ReplicaCounts counts, ReplicaFailures failures, string writeType)
    : ServerException(error, $"{counts}, {failures.Count} failed; their logs say why")
{
    /// <summary>How far the request came.</summary>
    public ReplicaCounts Counts { get; } = counts;

    /// <summary>The replicas that failed.</summary>
    public ReplicaFailures Failures { get; } = failures;

    /// <summary>What was written, as in <see cref="WriteTimeoutException.WriteType"/>.</summary>
    public string WriteType { get; } = writeType;

    /// <summary>Counters and conditional writes are not idempotent and so not to be repeated.</summary>
    public override RetryAdvice Retry => WriteType is "COUNTER" or "CAS" ? RetryAdvice.Never : RetryAdvice.Later;
}
