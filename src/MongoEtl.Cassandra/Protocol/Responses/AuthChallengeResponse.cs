namespace MongoEtl.Cassandra;

/// <summary>AUTH_CHALLENGE: the server wants another token (specification, section 4.2.7).</summary>
internal sealed class AuthChallengeResponse(byte[]? token) : Response
{
    /// <summary>The server's token, or null.</summary>
    public ReadOnlyMemory<byte>? Token { get; } = token is null ? null : new ReadOnlyMemory<byte>(token);
}
