namespace MongoEtl.Cassandra;

/// <summary>AUTHENTICATE: the server wants credentials (specification, section 4.2.3).</summary>
internal sealed class AuthenticateResponse(string authenticator) : Response
{
    /// <summary>Full class name of the server's authenticator.</summary>
    public string Authenticator { get; } = authenticator;
}
