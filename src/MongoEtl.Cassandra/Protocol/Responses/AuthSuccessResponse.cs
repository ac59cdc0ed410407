namespace MongoEtl.Cassandra;

/// <summary>AUTH_SUCCESS: the credentials are right (specification, section 4.2.8).</summary>
internal sealed class AuthSuccessResponse(byte[]? token) : Response
{
    /// <summary>The server's last token, or null.</summary>
    public ReadOnlyMemory<byte>? Token { get; } = token is null ? null : new ReadOnlyMemory<byte>(token);
}
