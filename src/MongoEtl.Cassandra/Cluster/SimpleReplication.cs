namespace MongoEtl.Cassandra;

/// <summary>SimpleStrategy: the next distinct hosts of the ring, wherever they stand.</summary>
/// <param name="Factor">Number of copies.</param>
internal sealed record SimpleReplication(int Factor) : Replication
{
    internal override void AddReplicas<THost>(RingTopology<THost> topology, int index, List<THost> replicas)
    {
        var wanted = Math.Min(Factor, topology.Hosts.Count);
        for (var step = 0; step < topology.Ring.Count && replicas.Count < wanted; step++)
        {
            var host = topology.Ring.OwnerAt(index + step);
            if (!replicas.Contains(host))
                replicas.Add(host);
        }
    }
}
