namespace MongoEtl.Cassandra;

/// <summary>How connections are opened and kept.</summary>
internal sealed record ConnectionOptions
{
    /// <summary>Encryption; null: none.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>Role to log in as, should the server ask; null: none.</summary>
    public string? User { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>Keyspace of tables that statements do not qualify, in the case it was created with; null: none.</summary>
    public string? Keyspace { get; init; }

    /// <summary>For the whole of opening: name, TCP, TLS, handshake.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For each answer. Above the servers' own limits, so that they speak first: 12 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>After so long a silence the server is asked whether it lives.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same while requests wait for its answers.</summary>
    public TimeSpan BusyHeartbeatInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A server that was asked and sends nothing at all for so long has lost the connection. One that is slow sends something: an answer to an
    /// earlier request, or that it took too long.</summary>
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Requests that may wait for answers on one connection, 1 to 32,768.</summary>
    public int MaxInFlight { get; init; } = RequestTable.MaxStreams;

    /// <summary>The version to try first.</summary>
    public ProtocolVersion HighestVersion { get; init; } = ProtocolVersion.V5;

    /// <summary>The client's own port, by which ScyllaDB's shard-aware port chooses the shard; null: any.</summary>
    public int? LocalPort { get; init; }

    /// <summary>Takes events, one at a time, on the connection's reading loop: it must neither wait nor throw. See <see cref="RegisterRequest"/>.</summary>
    public Action<ServerEvent>? OnEvent { get; init; }

    /// <summary>True lets what awaits an answer go on within the reading loop: quicker, and only for code that never blocks.</summary>
    public bool ContinueInline { get; init; }

    /// <summary>Nothing of the options: they hold a password.</summary>
    public override string ToString() => nameof(ConnectionOptions);
}
