namespace MongoEtl.Cassandra;

/// <summary>Code 0x0100: authentication was asked for and failed.</summary>
/// <remarks>The server's own text is left out: it names the user.</remarks>
internal sealed class BadCredentialsException(ServerErrorText error)
    : ServerException(error with { Text = "user or password is wrong, or the role may not log in" }, "check CASSANDRA_USER and CASSANDRA_PASSWORD")
{
    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Never;
}
