namespace MongoEtl.Cassandra;

/// <summary>Code 0x2200: the statement is CQL and yet cannot be carried out: an unknown table, a value of the wrong type, a batch too large.</summary>
internal sealed class InvalidException(ServerErrorText error) : ServerException(error)
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Never;
}
