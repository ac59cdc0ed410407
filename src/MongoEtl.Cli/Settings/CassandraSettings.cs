namespace MongoEtl.Cli;

/// <summary>How to reach a cluster and write to it, checked.</summary>
internal sealed record CassandraSettings
{
    /// <summary>What <c>CASSANDRA_WRITE_CONSISTENCY</c> may be: the levels that a write can have.</summary>
    public static IReadOnlyList<string> Levels { get; } =
        ["ANY", "ONE", "TWO", "THREE", "QUORUM", "ALL", "LOCAL_QUORUM", "EACH_QUORUM", "LOCAL_ONE"];

    /// <summary>What <c>CASSANDRA_READ_CONSISTENCY</c> may be: the levels that a read can have.</summary>
    public static IReadOnlyList<string> ReadLevels { get; } = ["ONE", "TWO", "THREE", "QUORUM", "ALL", "LOCAL_QUORUM", "LOCAL_ONE"];

    private static readonly string[] OnOff = ["on", "off"];

    /// <summary>Nodes to ask first, each a name or address with or without a port.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The port of those that name none.</summary>
    public required int Port { get; init; }

    /// <summary>The keyspace.</summary>
    public required string Keyspace { get; init; }

    /// <summary>The role, or null.</summary>
    public string? User { get; init; }

    /// <summary>Its password, or null.</summary>
    public string? Password { get; init; }

    /// <summary>The data centre, or null.</summary>
    public string? DataCenter { get; init; }

    /// <summary>One of <see cref="Levels"/>.</summary>
    public required string Consistency { get; init; }

    /// <summary>One of <see cref="ReadLevels"/>, or null: what meets the writes.</summary>
    public string? ReadConsistency { get; init; }

    /// <summary>Replication of a keyspace that is absent, or null.</summary>
    public string? Replication { get; init; }

    /// <summary>Whether connections are encrypted.</summary>
    public required bool Tls { get; init; }

    /// <summary>File of authorities, or null.</summary>
    public string? TlsCa { get; init; }

    /// <summary>File of the client's certificate, or null.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>File of its key, or null.</summary>
    public string? TlsKey { get; init; }

    /// <summary>Reads the settings, leaving problems with <paramref name="reader"/>.</summary>
    public static CassandraSettings Read(SettingsReader reader) => new()
    {
        Hosts = reader.Names(KnownSettings.CassandraHosts),
        Port = reader.Port(KnownSettings.CassandraPort),
        Keyspace = reader.RequiredName(KnownSettings.CassandraKeyspace),
        User = reader.Optional(KnownSettings.CassandraUser),
        Password = reader.Optional(KnownSettings.CassandraPassword),
        DataCenter = reader.Optional(KnownSettings.CassandraDataCenter),
        Consistency = reader.OneOf(KnownSettings.CassandraConsistency, Levels),
        ReadConsistency = reader.IsSet(KnownSettings.CassandraReadConsistency)
            ? reader.OneOf(KnownSettings.CassandraReadConsistency, ReadLevels) : null,
        Replication = reader.Optional(KnownSettings.CassandraReplication),
        Tls = reader.OneOf(KnownSettings.CassandraTls, OnOff) == "on",
        TlsCa = reader.ExistingFile(KnownSettings.CassandraTlsCa),
        TlsCertificate = reader.ExistingFile(KnownSettings.CassandraTlsCertificate),
        TlsKey = reader.ExistingFile(KnownSettings.CassandraTlsKey),
    };

    /// <summary>Without the password.</summary>
    public override string ToString() => $"Cassandra {string.Join(',', Hosts)}, keyspace {Keyspace}";
}
