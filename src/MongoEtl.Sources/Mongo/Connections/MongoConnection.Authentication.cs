namespace MongoEtl.Sources;

/// <summary>Logging in, begun in the handshake's first command.</summary>
internal sealed partial class MongoConnection
{
    private void WriteAuthentication(BsonWriter writer, Authenticator authenticator)
    {
        var credential = _settings.Credential!;
        if (credential.Mechanism == MongoMechanism.Negotiated)
            writer.WriteString("saslSupportedMechs"u8, $"{credential.Source}.{credential.UserName}");
        if (authenticator.HasSpeculative)
        {
            writer.WriteStartDocument("speculativeAuthenticate"u8);
            authenticator.WriteSpeculative(writer);
            writer.WriteEndDocument();
        }
    }

    private async Task AuthenticateAsync(Authenticator authenticator, CancellationToken cancellation)
    {
        // An arbiter knows no users (specification "auth", section "Authentication Handshake").
        if (Hello.IsArbiter)
            return;
        var speculative = Hello.SpeculativeAuthenticate;
        if (_settings.Credential!.Mechanism == MongoMechanism.Negotiated && !HasSha256())
        {
            authenticator = new ScramAuthenticator(ScramHash.Sha1, _settings.Credential, _settings.ScramKeys);
            speculative = null;
        }
        try
        {
            await authenticator.RunAsync(this, speculative, cancellation).ConfigureAwait(false);
        }
        catch (MongoServerException refused) when (!refused.IsRetryableRead)
        {
            // The server's own text is left out, from the inner exception too: it may hold the user's name.
            throw new MongoAuthenticationException(Host, $"authentication failed with {authenticator.Mechanism}"
                + $"{(refused.CodeName is { } name ? $" ({name.OnOneLine()})" : "")}: check user, password, authMechanism, and "
                + $"authSource, the database that knows the user (now {_settings.Credential.Source})");
        }
        catch (BsonFormatException malformed)
        {
            throw new MongoProtocolException(Host, malformed.Message, malformed);
        }
    }

    // What the server does not say of the user, its having taken the first step of SCRAM-SHA-256 says.
    private bool HasSha256() => Hello.SaslSupportedMechs?.Contains(MechanismNames.ScramSha256) ?? Hello.SpeculativeAuthenticate is not null;
}
