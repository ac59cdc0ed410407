namespace MongoEtl.Cassandra;

/// <summary>An ERROR message: the server took the request and refused it or failed. Codes without a class of their own, which only newer servers
/// can have, are of this very class.</summary>
internal class ServerException : CassandraException
{
    /// <summary>States what the server said.</summary>
    /// <param name="error">Code and text, as every ERROR has them.</param>
    /// <param name="advice">What to do, as the end of a sentence; null where the server's text says it.</param>
    public ServerException(ServerErrorText error, string? advice = null)
        : base($"Cassandra answered {error.Code.Describe()}: {error.Text.OnOneLine()}{(advice is null ? "" : $"; {advice}")}")
    {
        Code = error.Code;
        ServerMessage = error.Text;
    }

    /// <summary>The code.</summary>
    public ErrorCode Code { get; }

    /// <summary>The server's own text, as it stands.</summary>
    public string ServerMessage { get; }

    /// <summary>The id under which the server traced the request, or null.</summary>
    public Guid? TracingId { get; internal set; }

    /// <summary>The server's warnings, usually none.</summary>
    public IReadOnlyList<string> Warnings { get; internal set; } = [];

    /// <inheritdoc/>
    public override RetryAdvice Retry => RetryAdvice.Never;
}
