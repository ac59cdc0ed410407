namespace MongoEtl.Sources;

/// <summary>One mechanism's way to log in on one connection.</summary>
internal abstract class Authenticator
{
    /// <summary>The mechanism's name.</summary>
    public abstract string Mechanism { get; }

    /// <summary>Chooses by credential. A mechanism that is not named is SCRAM-SHA-256 until the server has said what the user
    /// has.</summary>
    /// <exception cref="AuthenticationFault">The mechanism is not offered here, or lacks what it needs.</exception>
    public static Authenticator For(MongoHost host, ConnectionSettings settings, MongoCredential credential) => credential.Mechanism switch
    {
        MongoMechanism.Negotiated or MongoMechanism.ScramSha256 => new ScramAuthenticator(ScramHash.Sha256, credential, settings.ScramKeys),
        MongoMechanism.ScramSha1 => new ScramAuthenticator(ScramHash.Sha1, credential, settings.ScramKeys),
        MongoMechanism.X509 => new X509Authenticator(credential, settings.Tls),
        MongoMechanism.Plain => new PlainAuthenticator(credential, settings.Tls is not null || host.IsUnixSocket),
        var other => throw new AuthenticationFault($"this program does not speak the mechanism {other}; it speaks {MechanismNames.All}. "
            + "Change authMechanism"),
    };

    /// <summary>Whether the mechanism's first command may go with the handshake's.</summary>
    public virtual bool HasSpeculative => true;

    /// <summary>Writes the elements of the first command as the handshake's carries them: with <c>db</c> instead of <c>$db</c>.</summary>
    public abstract void WriteSpeculative(BsonWriter writer);

    /// <summary>Logs in.</summary>
    /// <param name="connection">After its handshake.</param>
    /// <param name="speculative">The server's answer to <see cref="WriteSpeculative"/>; null if there is none.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="AuthenticationFault">The server cannot be trusted, or its answers are malformed.</exception>
    /// <exception cref="MongoServerException">The server refuses.</exception>
    public abstract Task RunAsync(MongoConnection connection, byte[]? speculative, CancellationToken cancellation);
}
