namespace MongoEtl.Cassandra;

/// <summary>What a session routes by; replaced as a whole when the cluster or its schema changes. Immutable.</summary>
internal sealed class ClusterState
{
    internal static readonly ClusterState Empty = new([], new Dictionary<string, Replication>(), null, null);

    /// <summary>Works out the replicas of <paramref name="keyspace"/>, if one is given.</summary>
    internal ClusterState(IReadOnlyList<Host> hosts, IReadOnlyDictionary<string, Replication> keyspaces, string? keyspace,
        string? dataCenter)
    {
        var placed = new List<(Host, IReadOnlyList<Token>)>();
        var candidates = new List<Host>();
        foreach (var host in hosts)
        {
            placed.Add((host, host.Info.Tokens));
            if (host.Pool is not null)
                candidates.Add(host);
        }
        Hosts = hosts;
        Candidates = [.. candidates];
        Keyspaces = keyspaces;
        Topology = new RingTopology<Host>(placed);
        Replicas = keyspace is not null && keyspaces.TryGetValue(keyspace, out var replication)
            ? new ReplicaMap<Host>(Topology, replication, dataCenter)
            : null;
    }

    /// <summary>Every node of the cluster.</summary>
    internal IReadOnlyList<Host> Hosts { get; }

    /// <summary>Those that take requests: the nodes of the preferred data centre.</summary>
    internal Host[] Candidates { get; }

    internal IReadOnlyDictionary<string, Replication> Keyspaces { get; }

    internal RingTopology<Host> Topology { get; }

    /// <summary>Who keeps which keys of the session's keyspace; null while there is none.</summary>
    internal ReplicaMap<Host>? Replicas { get; }
}
