namespace MongoEtl.Cassandra;

/// <summary>Code 0x1000: the coordinator knows of too few living replicas, and so did not begin.</summary>
internal sealed class UnavailableException(ServerErrorText error, Consistency consistency, int required, int alive)
    : ServerException(error, $"{consistency.ToName()} needs {required} replicas and {alive} are up: start the nodes, or ask for less")
{
    /// <summary>The level that was asked for.</summary>
    public Consistency Consistency { get; } = consistency;

    /// <summary>Replicas needed.</summary>
    public int Required { get; } = required;

    /// <summary>Replicas known to be up.</summary>
    public int Alive { get; } = alive;

    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Later;
}
