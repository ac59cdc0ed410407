namespace MongoEtl.Sources;

/// <summary>PLAIN: user and password as they are (RFC 4616), for servers that ask an LDAP directory. Only where nobody listens.</summary>
internal sealed class PlainAuthenticator : Authenticator
{
    private readonly MongoCredential _credential;

    /// <summary>Checks that nobody can listen.</summary>
    /// <exception cref="AuthenticationFault">The connection is not encrypted, or user or password is missing.</exception>
    public PlainAuthenticator(MongoCredential credential, bool isSecret)
    {
        if (credential is not { UserName.Length: > 0, Password: not null })
            throw new AuthenticationFault($"{MechanismNames.Plain} needs a user and a password; write mongodb://user:password@host");
        if (!isSecret)
            throw new AuthenticationFault($"{MechanismNames.Plain} would send the password in the clear; write tls=true");
        _credential = credential;
    }

    /// <inheritdoc/>
    public override string Mechanism => MechanismNames.Plain;

    /// <inheritdoc/>
    public override bool HasSpeculative => false;

    /// <inheritdoc/>
    public override void WriteSpeculative(BsonWriter writer) => WriteStart(writer);

    /// <inheritdoc/>
    public override async Task RunAsync(MongoConnection connection, byte[]? speculative, CancellationToken cancellation)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        WriteStart(writer);
        writer.WriteString("$db"u8, _credential.Source);
        writer.WriteEndDocument();
        using var reply = new MongoReply();
        await connection.RunAsync(writer.WrittenMemory, reply, Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
        if (!SaslAnswer.Read(reply.Document).IsDone)
            throw new AuthenticationFault($"the server wants more than {Mechanism} has; choose another authMechanism");
    }

    private void WriteStart(BsonWriter writer)
    {
        writer.WriteInt32("saslStart"u8, 1);
        writer.WriteString("mechanism"u8, Mechanism);
        writer.WriteBinary("payload"u8, System.Text.Encoding.UTF8.GetBytes($"\0{_credential.UserName}\0{_credential.Password}"));
    }
}
