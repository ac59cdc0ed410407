namespace MongoEtl.Cassandra;

/// <summary>Code 0x1002: the coordinator only joins the cluster yet.</summary>
internal sealed class IsBootstrappingException(ServerErrorText error) : ServerException(error)
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.OtherHost;
}
