namespace MongoEtl.Cassandra;

/// <summary>Code 0x1100: too few replicas acknowledged a write in the server's time. It may yet be carried out.</summary>
internal sealed class WriteTimeoutException(ServerErrorText error, ReplicaCounts counts, string writeType, int? contentions)
    : ServerException(error, counts.ToString())
{
    /// <summary>How far the request came.</summary>
    public ReplicaCounts Counts { get; } = counts;

    /// <summary>What was written, in the server's words: SIMPLE, BATCH, UNLOGGED_BATCH, COUNTER, BATCH_LOG, CAS, VIEW, CDC.</summary>
    public string WriteType { get; } = writeType;

    /// <summary>How often a conditional write met another; null where the server does not say.</summary>
    public int? Contentions { get; } = contentions;

    /// <summary>Counters and conditional writes are not idempotent and so not to be repeated.</summary>
    public override RetryAdvice Retry => WriteType is "COUNTER" or "CAS" ? RetryAdvice.Never : RetryAdvice.Later;
}
