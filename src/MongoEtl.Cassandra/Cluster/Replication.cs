namespace MongoEtl.Cassandra;

/// <summary>How many copies of a keyspace's rows there are, and on which hosts.</summary>
internal abstract record Replication
{
    /// <summary>Reads the <c>replication</c> map of <c>system_schema.keyspaces</c>; <c>class</c> is the strategy's short or full name.
    /// A strategy that is not known here, or a factor that is no number, gives <see cref="UnknownReplication"/>.</summary>
    internal static Replication Parse(IReadOnlyDictionary<string, string> replication)
    {
        if (!replication.TryGetValue("class", out var fullName))
            return new UnknownReplication("");
        switch (fullName[(fullName.LastIndexOf('.') + 1)..])
        {
            case "SimpleStrategy":
                return replication.TryGetValue("replication_factor", out var text) && TryFactor(text, out var simple)
                    ? new SimpleReplication(simple)
                    : new UnknownReplication(fullName);
            case "NetworkTopologyStrategy":
                var factors = new SortedDictionary<string, int>(StringComparer.Ordinal);
                foreach (var (dataCenter, factor) in replication)
                {
                    if (dataCenter == "class")
                        continue;
                    if (!TryFactor(factor, out var copies))
                        return new UnknownReplication(fullName);
                    factors[dataCenter] = copies;
                }
                return new NetworkTopologyReplication(factors);
            default:
                return new UnknownReplication(fullName);
        }
    }

    /// <summary>Adds the hosts that keep the rows of the ring's range <paramref name="index"/>, in the order in which the ring names them,
    /// each once.</summary>
    internal abstract void AddReplicas<THost>(RingTopology<THost> topology, int index, List<THost> replicas)
        where THost : class, IPlaced;

    /// <summary><c>3</c>, or <c>3/1</c> where one of the three is transient.</summary>
    private static bool TryFactor(string text, out int factor)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return int.TryParse(slash < 0 ? text : text[..slash],
            System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out factor);
    }
}
