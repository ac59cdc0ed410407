namespace MongoEtl.Sources;

/// <summary>MONGODB-X509: the certificate of the TLS connection is the credential; the user name is its subject and need not be
/// said.</summary>
internal sealed class X509Authenticator : Authenticator
{
    private readonly MongoCredential _credential;

    /// <summary>Checks that there is a certificate.</summary>
    /// <exception cref="AuthenticationFault">The connection has none.</exception>
    public X509Authenticator(MongoCredential credential, MongoTlsOptions? tls)
    {
        if (tls?.CertificateKeyFile is null)
            throw new AuthenticationFault($"{MechanismNames.X509} needs a certificate of the client; write tls=true and "
                + "tlsCertificateKeyFile=FILE");
        _credential = credential;
    }

    /// <inheritdoc/>
    public override string Mechanism => MechanismNames.X509;

    /// <inheritdoc/>
    public override void WriteSpeculative(BsonWriter writer)
    {
        WriteAuthenticate(writer);
        writer.WriteString("db"u8, _credential.Source);
    }

    /// <inheritdoc/>
    public override async Task RunAsync(MongoConnection connection, byte[]? speculative, CancellationToken cancellation)
    {
        if (speculative is not null)
            return;
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        WriteAuthenticate(writer);
        writer.WriteString("$db"u8, _credential.Source);
        writer.WriteEndDocument();
        using var reply = new MongoReply();
        await connection.RunAsync(writer.WrittenMemory, reply, Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
    }

    private void WriteAuthenticate(BsonWriter writer)
    {
        writer.WriteInt32("authenticate"u8, 1);
        writer.WriteString("mechanism"u8, Mechanism);
        if (_credential.UserName is { Length: > 0 } user)
            writer.WriteString("user"u8, user);
    }
}
