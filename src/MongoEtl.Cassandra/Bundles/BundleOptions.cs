namespace MongoEtl.Cassandra;

/// <summary>Where a bundle is written, and what its scripts say.</summary>
public sealed record BundleOptions
{
    /// <summary>The folder: absent, empty, or with an earlier bundle of the same plan.</summary>
    public required string Folder { get; init; }

    /// <summary>The keyspace that the scripts create and load.</summary>
    public required string Keyspace { get; init; }

    /// <summary>Replication of the keyspace as a CQL map; null: NetworkTopologyStrategy with three replicas.</summary>
    public string? Replication { get; init; }

    /// <summary>The data centre that holds the replicas; null: every one.</summary>
    public string? DataCenter { get; init; }

    /// <summary>The level of the loading writes, by its CQL name.</summary>
    public string WriteConsistency { get; init; } = "LOCAL_QUORUM";

    /// <summary>As messages name it.</summary>
    public override string ToString() => $"a bundle for cqlsh in {Folder}, keyspace {Keyspace}";
}
