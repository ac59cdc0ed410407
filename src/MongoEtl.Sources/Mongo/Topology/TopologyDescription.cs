namespace MongoEtl.Sources;

/// <summary>What is known of all servers (specification "server-discovery-and-monitoring", "TopologyDescription"). Immutable; every check
/// and error makes the next one.</summary>
internal sealed record TopologyDescription
{
    /// <summary>What the servers are together.</summary>
    internal TopologyType Type { get; init; }

    /// <summary>The replica set's name, as asked for or as first found; null: none.</summary>
    internal string? SetName { get; init; }

    /// <summary>The greatest configuration version that a primary told, with its election.</summary>
    internal long? MaxSetVersion { get; init; }

    /// <summary>The latest election that a primary told.</summary>
    internal ObjectId? MaxElectionId { get; init; }

    /// <summary>The servers, the seeds first.</summary>
    internal required IReadOnlyList<ServerDescription> Servers { get; init; }

    /// <summary>How many hosts the address named: a single standalone is read from, one of several is not.</summary>
    internal int Seeds { get; init; }

    /// <summary>The shortest life of an unused session among servers with data, in minutes; null where one has none.</summary>
    internal int? SessionMinutes { get; init; }

    /// <summary>A server whose versions of the wire protocol this program does not speak, and which; null: all can be spoken to.</summary>
    internal string? Incompatibility { get; init; }

    /// <summary>Before anything is known.</summary>
    internal static TopologyDescription Start(IReadOnlyList<MongoHost> seeds, MongoOptions options) => new()
    {
        Type = options switch
        {
            { LoadBalanced: true } => TopologyType.LoadBalanced,
            { DirectConnection: true } => TopologyType.Single,
            { ReplicaSet: not null } => TopologyType.ReplicaSetNoPrimary,
            _ => TopologyType.Unknown,
        },
        SetName = options.ReplicaSet,
        Seeds = seeds.Count,
        Servers = [.. seeds.Distinct().Select(host => options.LoadBalanced
            ? new ServerDescription(host) { Type = ServerType.LoadBalancer }
            : ServerDescription.Unknown(host))],
    };

    /// <summary>The server of that host; null: there is none.</summary>
    internal ServerDescription? Find(MongoHost host)
    {
        foreach (var server in Servers)
        {
            if (server.Host == host)
                return server;
        }
        return null;
    }

    /// <summary>The topology after a check or an error of one server; itself where the news is older than what is known, or of a server
    /// that is not in it.</summary>
    internal TopologyDescription With(ServerDescription news) => TopologyUpdate.Apply(this, news);
}
