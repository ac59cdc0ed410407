namespace MongoEtl.Cassandra;

/// <summary>NetworkTopologyStrategy: a number of copies in each data centre, on as many of its racks as there are.</summary>
/// <param name="Factors">Data centre and number of copies there.</param>
internal sealed record NetworkTopologyReplication(IReadOnlyDictionary<string, int> Factors) : Replication
{
    internal override void AddReplicas<THost>(RingTopology<THost> topology, int index, List<THost> replicas)
    {
        var open = new Dictionary<string, Filling>(StringComparer.Ordinal);
        foreach (var (dataCenter, factor) in Factors)
        {
            if (factor > 0 && topology.DataCenters.TryGetValue(dataCenter, out var extent))
                open.Add(dataCenter, new Filling(Math.Min(factor, extent.Hosts), factor - extent.Racks));
        }
        for (var step = 0; step < topology.Ring.Count && open.Count > 0; step++)
        {
            var host = topology.Ring.OwnerAt(index + step);
            if (!open.TryGetValue(host.DataCenter, out var filling) || replicas.Contains(host) || !filling.Takes(host.Rack))
                continue;
            replicas.Add(host);
            if (filling.Missing == 0)
                open.Remove(host.DataCenter);
        }
    }

    /// <summary>Records compare their members; a dictionary compares by reference only.</summary>
    public bool Equals(NetworkTopologyReplication? other)
    {
        if (other is null || other.Factors.Count != Factors.Count)
            return false;
        foreach (var (dataCenter, factor) in Factors)
        {
            if (!other.Factors.TryGetValue(dataCenter, out var theirs) || theirs != factor)
                return false;
        }
        return true;
    }

    public override int GetHashCode() => Factors.Count;

    /// <summary>The copies one data centre still lacks. A rack is used twice only when there are fewer racks than copies, and then
    /// only as often as racks are lacking.</summary>
    private sealed class Filling(int missing, int rackRepeats)
    {
        private readonly HashSet<string> _racks = new(StringComparer.Ordinal);
        private int _rackRepeats = rackRepeats;

        internal int Missing { get; private set; } = missing;

        internal bool Takes(string rack)
        {
            if (!_racks.Add(rack) && _rackRepeats-- <= 0)
                return false;
            Missing--;
            return true;
        }
    }
}
