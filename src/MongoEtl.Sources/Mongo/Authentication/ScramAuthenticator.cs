namespace MongoEtl.Sources;

/// <summary>SCRAM-SHA-1 and SCRAM-SHA-256 over saslStart and saslContinue.</summary>
/// <remarks>Specification "auth". Servers before 4.4 take no <c>skipEmptyExchange</c> and want one empty message more.</remarks>
internal sealed class ScramAuthenticator : Authenticator
{
    private readonly ScramHash _hash;
    private readonly string _source;
    private readonly ScramConversation _conversation;

    /// <summary>Begins an exchange with a nonce of its own.</summary>
    /// <exception cref="AuthenticationFault">User or password is missing, or cannot be prepared.</exception>
    public ScramAuthenticator(ScramHash hash, MongoCredential credential, ScramKeyCache cache)
    {
        (_hash, _source) = (hash, credential.Source);
        if (credential is not { UserName: { Length: > 0 } user, Password: { } password })
            throw new AuthenticationFault($"{hash.Mechanism} needs a user and a password; write mongodb://user:password@host");
        var prepared = hash == ScramHash.Sha256 ? SaslPrep.Prepare(password) : PasswordDigest.Of(user, password);
        _conversation = new ScramConversation(hash, user, prepared, ScramConversation.NewNonce(), cache);
    }

    /// <inheritdoc/>
    public override string Mechanism => _hash.Mechanism;

    /// <inheritdoc/>
    public override void WriteSpeculative(BsonWriter writer)
    {
        WriteStart(writer);
        writer.WriteString("db"u8, _source);
    }

    /// <inheritdoc/>
    public override async Task RunAsync(MongoConnection connection, byte[]? speculative, CancellationToken cancellation)
    {
        var writer = new BsonWriter();
        using var reply = new MongoReply();
        SaslAnswer first;
        if (speculative is not null)
            first = SaslAnswer.Read(speculative);
        else
        {
            writer.WriteStartDocument();
            WriteStart(writer);
            first = await SendAsync(connection, writer, reply, cancellation).ConfigureAwait(false);
        }
        WriteContinue(writer, first, _conversation.Final(first.Payload));
        var last = await SendAsync(connection, writer, reply, cancellation).ConfigureAwait(false);
        _conversation.Verify(last.Payload);
        if (last.IsDone)
            return;
        WriteContinue(writer, last, []);
        if (!(await SendAsync(connection, writer, reply, cancellation).ConfigureAwait(false)).IsDone)
            throw new AuthenticationFault("the server does not end the SCRAM exchange; check what stands between");
    }

    private void WriteStart(BsonWriter writer)
    {
        writer.WriteInt32("saslStart"u8, 1);
        writer.WriteString("mechanism"u8, _hash.Mechanism);
        writer.WriteBinary("payload"u8, _conversation.First());
        writer.WriteStartDocument("options"u8);
        writer.WriteBoolean("skipEmptyExchange"u8, true);
        writer.WriteEndDocument();
    }

    private static void WriteContinue(BsonWriter writer, SaslAnswer answer, byte[] payload)
    {
        writer.Clear();
        writer.WriteStartDocument();
        writer.WriteInt32("saslContinue"u8, 1);
        writer.WriteInt32("conversationId"u8, answer.ConversationId);
        writer.WriteBinary("payload"u8, payload);
    }

    private async Task<SaslAnswer> SendAsync(MongoConnection connection, BsonWriter writer, MongoReply reply, CancellationToken stop)
    {
        writer.WriteString("$db"u8, _source);
        writer.WriteEndDocument();
        await connection.RunAsync(writer.WrittenMemory, reply, Timeout.InfiniteTimeSpan, stop).ConfigureAwait(false);
        return SaslAnswer.Read(reply.Document);
    }
}
