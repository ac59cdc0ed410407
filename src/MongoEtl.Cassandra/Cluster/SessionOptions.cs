namespace MongoEtl.Cassandra;

/// <summary>What a session needs to know before it connects.</summary>
internal sealed record SessionOptions
{
    /// <summary>Nodes to ask first; one that answers is enough.</summary>
    internal required IReadOnlyList<ContactPoint> ContactPoints { get; init; }

    /// <summary>The user of password authentication; null where the cluster asks for none.</summary>
    internal string? User { get; init; }

    /// <summary>The password that goes with <see cref="User"/>. Never in a message.</summary>
    internal string? Password { get; init; }

    /// <summary>Encryption; null: none.</summary>
    internal TlsOptions? Tls { get; init; }

    /// <summary>The keyspace that unqualified names in statements mean, in the case it was created with; null: none until
    /// <see cref="CqlSession.UseKeyspaceAsync"/>.</summary>
    internal string? Keyspace { get; init; }

    /// <summary>The data centre whose nodes take the requests. Null where the cluster has only one.</summary>
    internal string? LocalDataCenter { get; init; }

    /// <summary>Connections to each node. A ScyllaDB node gets at least one for each shard.</summary>
    internal int ConnectionsPerHost { get; init; } = 1;

    /// <summary>The level of <see cref="CqlSession.QueryAsync"/> and of writes that name none.</summary>
    internal Consistency Consistency { get; init; } = Consistency.LocalQuorum;

    /// <summary>Time for reaching one node: TCP, TLS, STARTUP, authentication.</summary>
    internal TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for each answer; above the servers' own limits, so that they speak first.</summary>
    internal TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>After so long a silence a node is asked whether it lives.</summary>
    internal TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The same while requests wait for its answers: a node that is frozen is left after this and <see cref="HeartbeatTimeout"/>.</summary>
    internal TimeSpan BusyHeartbeatInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A node that was asked and sends nothing at all for so long is left until it can be reached anew.</summary>
    internal TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Time for all nodes to agree on a schema change.</summary>
    internal TimeSpan SchemaAgreementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often one request is sent at most, over all nodes.</summary>
    internal int MostTries { get; init; } = 6;

    /// <summary>The pause before a request is sent again to a cluster that is too busy or has too few replicas up; it doubles with each
    /// try.</summary>
    internal TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Pauses between attempts to reach a node that is away.</summary>
    internal ReconnectionPolicy Reconnection { get; init; } = ReconnectionPolicy.Default;

    /// <summary>The protocol's version to try first.</summary>
    internal ProtocolVersion HighestVersion { get; init; } = ProtocolVersion.V5;

    /// <summary>Told of each failure after which a request is sent again, on a connection's reading loop: it must not block or throw. Null:
    /// nobody.</summary>
    internal Action<CassandraException>? OnRetry { get; init; }

    public override string ToString() => $"{string.Join(", ", ContactPoints)}, keyspace {Keyspace ?? "(none)"}";

    /// <summary>How each connection is opened.</summary>
    internal ConnectionOptions Connection(string? keyspace) => new()
    {
        Tls = Tls,
        User = User,
        Password = Password,
        Keyspace = keyspace,
        ConnectTimeout = ConnectTimeout,
        RequestTimeout = RequestTimeout,
        HeartbeatInterval = HeartbeatInterval,
        BusyHeartbeatInterval = BusyHeartbeatInterval,
        HeartbeatTimeout = HeartbeatTimeout,
        HighestVersion = HighestVersion,
    };
}
