namespace MongoEtl.Cassandra;

/// <summary>The replicas of one keyspace for every range of the ring, worked out once. Immutable.</summary>
internal sealed class ReplicaMap<THost> where THost : class, IPlaced
{
    private static readonly THost[] None = [];

    private readonly TokenRing<THost> _ring;
    private readonly THost[][] _replicas;

    /// <summary>Works the map out; only replicas of <paramref name="dataCenter"/> are named, of all where it is null.</summary>
    internal ReplicaMap(RingTopology<THost> topology, Replication replication, string? dataCenter)
    {
        _ring = topology.Ring;
        _replicas = new THost[_ring.Count][];
        var found = new List<THost>();
        for (var index = 0; index < _replicas.Length; index++)
        {
            found.Clear();
            replication.AddReplicas(topology, index, found);
            if (dataCenter is not null)
                found.RemoveAll(host => host.DataCenter != dataCenter);
            _replicas[index] = found.Count == 0 ? None : [.. found];
        }
    }

    /// <summary>The hosts that keep a key; none where the strategy or the ring is not known. Not to be changed by the caller.</summary>
    internal THost[] Of(Token token) => _replicas.Length == 0 ? None : _replicas[_ring.IndexOf(token)];
}
