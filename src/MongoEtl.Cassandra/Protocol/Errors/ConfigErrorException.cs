namespace MongoEtl.Cassandra;

/// <summary>Code 0x2300: the statement asks for what the server's configuration does not allow.</summary>
internal sealed class ConfigErrorException(ServerErrorText error) : ServerException(error)
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Never;
}
