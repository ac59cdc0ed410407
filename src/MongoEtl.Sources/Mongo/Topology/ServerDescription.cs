namespace MongoEtl.Sources;

/// <summary>What is known of one server (specification "server-discovery-and-monitoring", "ServerDescription"). Immutable.</summary>
/// <param name="Host">Where it is, as the others know it.</param>
internal sealed record ServerDescription(MongoHost Host)
{
    /// <summary>What it is.</summary>
    internal ServerType Type { get; init; }

    /// <summary>Its last answer; null while it is unknown, or a load balancer.</summary>
    internal HelloAnswer? Hello { get; init; }

    /// <summary>Why it is unknown; null where nothing went wrong.</summary>
    internal Exception? Error { get; init; }

    /// <summary>The average time of a check's question and answer; null while unknown.</summary>
    internal TimeSpan? RoundTrip { get; init; }

    /// <summary>When it was last heard of, by a clock that only runs forward.</summary>
    internal TimeSpan Updated { get; init; }

    /// <summary>How new its view of the topology is, also from the error that made it unknown; null before MongoDB 4.4.</summary>
    internal TopologyVersion? Version { get; init; }

    /// <summary>Its name in its replica set is compared with <see cref="Host"/>; null where it says none.</summary>
    internal MongoHost? Me { get; init; }

    /// <summary>The member that it takes for the primary.</summary>
    internal MongoHost? Primary { get; init; }

    /// <summary>All members that it knows: hosts, passives and arbiters.</summary>
    internal IReadOnlyList<MongoHost> Members { get; init; } = [];

    /// <summary>Its tags.</summary>
    internal TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>Of its replica set; null where it is in none.</summary>
    internal string? SetName => Hello?.SetName;

    /// <summary>True when it holds data that can be read.</summary>
    internal bool IsDataBearing => Type
        is ServerType.Standalone or ServerType.Mongos or ServerType.Primary or ServerType.Secondary or ServerType.LoadBalancer;

    /// <summary>A server of which nothing is known, or nothing since the error.</summary>
    internal static ServerDescription Unknown(MongoHost host, Exception? error = null, TopologyVersion? version = null) =>
        new(host) { Error = error, Version = version };

    /// <summary>The description that a check's answer gives.</summary>
    /// <param name="host">Which server was asked.</param>
    /// <param name="hello">Its answer.</param>
    /// <param name="roundTrip">The new average.</param>
    /// <param name="updated">When the answer came.</param>
    internal static ServerDescription From(MongoHost host, HelloAnswer hello, TimeSpan? roundTrip, TimeSpan updated)
    {
        var type = TypeOf(hello);
        if (type == ServerType.Unknown)
            return Unknown(host, version: hello.TopologyVersion) with { Updated = updated };
        return new ServerDescription(host)
        {
            Type = type,
            Hello = hello,
            RoundTrip = roundTrip,
            Updated = updated,
            Version = hello.TopologyVersion,
            Me = hello.Me is null ? null : MongoHost.TryParse(hello.Me),
            Primary = hello.Primary is null ? null : MongoHost.TryParse(hello.Primary),
            Members = MembersOf(hello),
            Tags = hello.Tags.Count == 0 ? TagSet.Empty : new TagSet(hello.Tags),
        };
    }

    private static ServerType TypeOf(HelloAnswer hello) => hello switch
    {
        { IsOk: false } => ServerType.Unknown,
        { IsMongos: true } => ServerType.Mongos,
        { IsUninitiatedMember: true } => ServerType.Ghost,
        { SetName: null } => ServerType.Standalone,
        { IsHidden: true } => ServerType.Other,
        { IsWritablePrimary: true } => ServerType.Primary,
        { IsSecondary: true } => ServerType.Secondary,
        { IsArbiter: true } => ServerType.Arbiter,
        _ => ServerType.Other,
    };

    // A member whose name is no address cannot be reached by anybody.
    private static MongoHost[] MembersOf(HelloAnswer hello) =>
        [.. hello.Hosts.Concat(hello.Passives).Concat(hello.Arbiters).Select(MongoHost.TryParse).OfType<MongoHost>().Distinct()];
}
