namespace MongoEtl.Cassandra;

/// <summary>Code 0x2000: the statement is not CQL.</summary>
internal sealed class SyntaxErrorException(ServerErrorText error) : ServerException(error)
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Never;
}
