namespace MongoEtl.Cassandra;

/// <summary>Where a cluster is, how to sign in, and how to write.</summary>
public sealed record CassandraOptions
{
    /// <summary>Nodes to ask first: <c>host</c>, <c>host:port</c>, <c>[IPv6]:port</c>.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The port of the hosts that name none.</summary>
    public int Port { get; init; } = 9042;

    /// <summary>The keyspace; created if absent.</summary>
    public required string Keyspace { get; init; }

    /// <summary>The role to sign in as, or null.</summary>
    public string? User { get; init; }

    /// <summary>Its password, or null.</summary>
    public string? Password { get; init; }

    /// <summary>The data centre whose nodes take the writes; null where there is only one.</summary>
    public string? DataCenter { get; init; }

    /// <summary>The level of every write, by its CQL name.</summary>
    public string WriteConsistency { get; init; } = "LOCAL_QUORUM";

    /// <summary>The level of every read of tables, by its CQL name; null: one that meets the replicas which acknowledged the writes.</summary>
    public string? ReadConsistency { get; init; }

    /// <summary>Replication of a keyspace that has to be created, as a CQL map; null: NetworkTopologyStrategy, at most 3 replicas.</summary>
    public string? Replication { get; init; }

    /// <summary>Whether connections are encrypted.</summary>
    public bool UseTls { get; init; }

    /// <summary>PEM file of the authorities to trust; null: those of the machine.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>PEM file of the client's certificate, or null.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file of its key; null: it is in the certificate's file.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Bytes of rows that wait for others of their partition, over all writers. Half as much again may be held while answers stay away.</summary>
    public long WindowBytes { get; init; } = 48 * 1024 * 1024;

    /// <summary>Without the password.</summary>
    public override string ToString() => $"Cassandra {string.Join(',', Hosts)}, keyspace {Keyspace}";

    internal SessionOptions Session(Action<CassandraException> onRetry) => new()
    {
        ContactPoints = [.. Hosts.Select(host => ContactPoint.Parse(host, Port))],
        User = User,
        Password = Password,
        Tls = UseTls ? new TlsOptions { AuthorityFile = AuthorityFile, CertificateFile = CertificateFile, KeyFile = KeyFile } : null,
        LocalDataCenter = DataCenter,
        ConnectionsPerHost = 2,
        OnRetry = onRetry,
    };
}
