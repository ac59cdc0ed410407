namespace MongoEtl.Cassandra;

/// <summary>Code 0x2100: the role may not do this.</summary>
internal sealed class UnauthorizedException(ServerErrorText error) : ServerException(error, "grant the role the permission, or use another role")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Never;
}
