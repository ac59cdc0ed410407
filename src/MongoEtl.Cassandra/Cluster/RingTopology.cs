namespace MongoEtl.Cassandra;

/// <summary>The hosts of a cluster with their places and tokens, as replication strategies need them. Immutable.</summary>
internal sealed class RingTopology<THost> where THost : class, IPlaced
{
    /// <param name="hosts">Every host with its tokens.</param>
    internal RingTopology(IReadOnlyList<(THost Host, IReadOnlyList<Token> Tokens)> hosts)
    {
        var all = new List<THost>(hosts.Count);
        var owned = new List<(Token, THost)>();
        var racks = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var sizes = new SortedDictionary<string, DataCenterExtent>(StringComparer.Ordinal);
        foreach (var (host, tokens) in hosts)
        {
            all.Add(host);
            foreach (var token in tokens)
                owned.Add((token, host));
            if (!racks.TryGetValue(host.DataCenter, out var seen))
                racks.Add(host.DataCenter, seen = new HashSet<string>(StringComparer.Ordinal));
            seen.Add(host.Rack);
            sizes.TryGetValue(host.DataCenter, out var size);
            sizes[host.DataCenter] = new DataCenterExtent(size.Hosts + 1, seen.Count);
        }
        Hosts = all;
        Ring = new TokenRing<THost>(owned);
        DataCenters = sizes;
    }

    internal IReadOnlyList<THost> Hosts { get; }

    internal TokenRing<THost> Ring { get; }

    /// <summary>Name of each data centre and how large it is, by name.</summary>
    internal IReadOnlyDictionary<string, DataCenterExtent> DataCenters { get; }
}
