namespace MongoEtl.Cassandra;

/// <summary>What the system tables told at one moment.</summary>
/// <param name="Hosts">Every node, the one that was asked first.</param>
/// <param name="Keyspaces">Each keyspace and where its rows are kept.</param>
internal sealed record ClusterView(IReadOnlyList<HostInfo> Hosts, IReadOnlyDictionary<string, Replication> Keyspaces);
