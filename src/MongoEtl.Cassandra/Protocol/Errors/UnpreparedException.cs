namespace MongoEtl.Cassandra;

/// <summary>Code 0x2500: the server does not know the statement's id; prepare it again on this host and send the request again.</summary>
internal sealed class UnpreparedException(ServerErrorText error, ReadOnlyMemory<byte> statementId) : ServerException(error)
{
    /// <summary>The id that is unknown.</summary>
    public ReadOnlyMemory<byte> StatementId { get; } = statementId;

    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Now;
}
