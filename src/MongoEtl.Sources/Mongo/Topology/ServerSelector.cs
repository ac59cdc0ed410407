namespace MongoEtl.Sources;

/// <summary>Which servers may serve a read (specification "server-selection").</summary>
internal static class ServerSelector
{
    /// <summary>The servers that suit, the passed-over ones only where no other does.</summary>
    /// <param name="topology">What is known.</param>
    /// <param name="preference">What is wanted.</param>
    /// <param name="heartbeat">The pause between two checks, by which staleness is estimated.</param>
    /// <param name="passedOver">Hosts that have just failed.</param>
    internal static IReadOnlyList<ServerDescription> Suited(
        TopologyDescription topology, ReadPreference preference, TimeSpan heartbeat, IReadOnlyCollection<MongoHost> passedOver)
    {
        if (passedOver.Count > 0)
        {
            var others = topology.Servers.Where(server => !passedOver.Contains(server.Host)).ToArray();
            if (Suited(topology.Type, others, preference, heartbeat) is { Count: > 0 } suited)
                return suited;
        }
        return Suited(topology.Type, topology.Servers, preference, heartbeat);
    }

    /// <summary>Of the suited servers those that are fast enough: not more than the threshold slower than the fastest.</summary>
    internal static IReadOnlyList<ServerDescription> InWindow(IReadOnlyList<ServerDescription> suited, TimeSpan localThreshold)
    {
        if (suited.Count < 2)
            return suited;
        var slowest = suited.Min(server => server.RoundTrip ?? TimeSpan.Zero) + localThreshold;
        return [.. suited.Where(server => (server.RoundTrip ?? TimeSpan.Zero) <= slowest)];
    }

    /// <summary>One of them: of two taken at random, the one with fewer reads under way.</summary>
    /// <param name="servers">One or more.</param>
    /// <param name="reads">How many reads a server has.</param>
    /// <param name="random">Decides.</param>
    internal static ServerDescription Choose(IReadOnlyList<ServerDescription> servers, Func<MongoHost, int> reads, Random random)
    {
        if (servers.Count == 1)
            return servers[0];
        var first = random.Next(servers.Count);
        var second = random.Next(servers.Count - 1);
        if (second >= first)
            second++;
        return reads(servers[second].Host) < reads(servers[first].Host) ? servers[second] : servers[first];
    }

    private static IReadOnlyList<ServerDescription> Suited(
        TopologyType type, IReadOnlyList<ServerDescription> servers, ReadPreference preference, TimeSpan heartbeat) => type switch
    {
        TopologyType.Unknown => [],
        TopologyType.Single => [.. servers.Where(server => server.Type != ServerType.Unknown)],
        TopologyType.Sharded or TopologyType.LoadBalanced => [.. servers.Where(server => server.IsDataBearing)],
        _ => OfReplicaSet(servers, preference, heartbeat),
    };

    private static IReadOnlyList<ServerDescription> OfReplicaSet(
        IReadOnlyList<ServerDescription> servers, ReadPreference preference, TimeSpan heartbeat)
    {
        ServerDescription[] primary = [.. servers.Where(server => server.Type == ServerType.Primary)];
        return preference.Mode switch
        {
            ReadMode.Primary => primary,
            ReadMode.PrimaryPreferred when primary.Length > 0 => primary,
            ReadMode.Nearest => Matching([.. servers.Where(IsReadable)], servers, preference, heartbeat),
            _ when Matching(Secondaries(servers), servers, preference, heartbeat) is { Count: > 0 } secondaries => secondaries,
            ReadMode.SecondaryPreferred => primary,
            _ => [],
        };
    }

    private static bool IsReadable(ServerDescription server) => server.Type is ServerType.Primary or ServerType.Secondary;

    private static ServerDescription[] Secondaries(IReadOnlyList<ServerDescription> servers) =>
        [.. servers.Where(server => server.Type == ServerType.Secondary)];

    private static IReadOnlyList<ServerDescription> Matching(
        ServerDescription[] candidates, IReadOnlyList<ServerDescription> all, ReadPreference preference, TimeSpan heartbeat)
    {
        ServerDescription[] fresh = preference.MaxStaleness is { } most
            ? [.. candidates.Where(server => Staleness.Of(server, all, heartbeat) <= most)]
            : candidates;
        if (preference.TagSets.Count == 0)
            return fresh;
        foreach (var wanted in preference.TagSets)
        {
            ServerDescription[] tagged = [.. fresh.Where(server => server.Tags.Includes(wanted))];
            if (tagged.Length > 0)
                return tagged;
        }
        return [];
    }
}
