namespace MongoEtl.Sources;

/// <summary>How connections to a server are opened and used.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>Encryption; null: none.</summary>
    public MongoTlsOptions? Tls { get; init; }

    /// <summary>Whom to log in as; null: nobody.</summary>
    public MongoCredential? Credential { get; init; }

    /// <summary>Name of the application in the server's log, at most 128 bytes of UTF-8; null: none.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>Compressors to offer, the preferred first; names that this client does not implement are passed over.</summary>
    public IReadOnlyList<string> Compressors { get; init; } = [];

    /// <summary>Level of zlib for requests, 0 to 9; -1: zlib's own default.</summary>
    public int ZlibLevel { get; init; } = -1;

    /// <summary>For the whole of opening: name, TCP, TLS, handshake, authentication. Infinite if zero or less.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For each command from its sending to the end of its answer, unless the caller states another. Infinite if zero or
    /// less.</summary>
    public TimeSpan SocketTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Whether the other end is a load balancer before mongos (specification "load-balancers").</summary>
    public bool IsLoadBalanced { get; init; }

    /// <summary>Keys that connections with these settings have computed from the password.</summary>
    public ScramKeyCache ScramKeys { get; } = new();

    /// <summary>Nothing of the settings: they hold a password.</summary>
    public override string ToString() => nameof(ConnectionSettings);
}
