namespace MongoEtl.Sources;

/// <summary>How a client proves who it is (authentication specification). The last three are recognised in addresses, so that the error
/// can say that this program does not offer them.</summary>
internal enum MongoMechanism
{
    /// <summary>None named: the strongest SCRAM that the server offers for the user.</summary>
    Negotiated,

    /// <summary><c>SCRAM-SHA-1</c>.</summary>
    ScramSha1,

    /// <summary><c>SCRAM-SHA-256</c>.</summary>
    ScramSha256,

    /// <summary><c>MONGODB-X509</c>: the client's certificate of the TLS connection.</summary>
    X509,

    /// <summary><c>PLAIN</c>: the password as it is, for LDAP.</summary>
    Plain,

    /// <summary><c>GSSAPI</c>: Kerberos.</summary>
    Gssapi,

    /// <summary><c>MONGODB-AWS</c>.</summary>
    Aws,

    /// <summary><c>MONGODB-OIDC</c>.</summary>
    Oidc,
}
