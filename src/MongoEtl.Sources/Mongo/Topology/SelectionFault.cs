using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The errors of choosing a server: one line that says of each server why it was not chosen.</summary>
internal static class SelectionFault
{
    private const string Prefix = "MongoDB at ";

    /// <summary>What will not change by waiting; null where waiting makes sense.</summary>
    internal static SourceException? AtOnce(TopologyDescription topology)
    {
        if (topology.Incompatibility is { } problem)
            return new SourceException(problem);
        if (topology.Servers.Count == 0)
            return new SourceException(
                $"MongoDB: no host of the address is {Wanted(topology)}. Check the hosts and replicaSet; "
                + "for one member as it is, add directConnection=true.");
        // A server that answers and refuses may change its mind, as one that is no primary any more.
        if (!topology.Servers.All(server => server.Error is SourceException { IsTransient: false } and not MongoServerException))
            return null;
        return topology.Servers.Count == 1
            ? new SourceException(topology.Servers[0].Error!.Message, topology.Servers[0].Error)
            : new SourceException($"MongoDB: none of the servers can be used: {Each(topology, null)}.", topology.Servers[0].Error);
    }

    /// <summary>No server in time.</summary>
    /// <param name="topology">What is known at the end.</param>
    /// <param name="preference">What was wanted.</param>
    /// <param name="waited">How long.</param>
    /// <param name="failure">Why the last connection to a suited server could not be opened; null: there was no suited server.</param>
    internal static SourceException InTime(
        TopologyDescription topology, ReadPreference preference, TimeSpan waited, MongoException? failure)
    {
        var wanted = topology.Type is TopologyType.ReplicaSetNoPrimary or TopologyType.ReplicaSetWithPrimary
            ? $" with readPreference {preference}" : "";
        return new SourceException(
            FormattableString.Invariant($"MongoDB: no server to read from{wanted} within {waited.TotalSeconds:0.###} s: ")
            + $"{Each(topology, failure)}. Check that the servers run and can be reached from here, and readPreference; "
            + "or raise serverSelectionTimeoutMS.", failure ?? topology.Servers.FirstOrDefault(server => server.Error is not null)?.Error)
        {
            IsTransient = true,
        };
    }

    private static string Each(TopologyDescription topology, MongoException? failure) => string.Join("; ", topology.Servers.Select(server =>
        failure is not null && failure.Host == server.Host ? Short(server, failure) : Of(server)));

    private static string Of(ServerDescription server) => server switch
    {
        { Error: { } error } => Short(server, error),
        { Type: ServerType.Unknown or ServerType.PossiblePrimary } => $"{server.Host} has not answered yet",
        { Type: ServerType.Primary or ServerType.Secondary } => $"{server.Host} is a {Name(server.Type)}{Tags(server)}",
        { Type: ServerType.Ghost } => $"{server.Host} is in a replica set that is not initiated",
        _ => $"{server.Host} is {Name(server.Type)}, which cannot be read",
    };

    // The error of a server names it, too.
    private static string Short(ServerDescription server, Exception error) =>
        error.Message.StartsWith(Prefix, StringComparison.Ordinal)
            ? error.Message[Prefix.Length..].OnOneLine()
            : $"{server.Host}: {error.Message.OnOneLine()}";

    private static string Tags(ServerDescription server) => server.Tags.Tags.Count == 0 ? "" : " with tags " + server.Tags.ToString().OnOneLine();

    private static string Name(ServerType type) => type switch
    {
        ServerType.Arbiter => "an arbiter",
        ServerType.Other => "hidden, starting or recovering",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Wanted(TopologyDescription topology) => topology switch
    {
        { SetName: { } name } => $"a member of replica set {name.OnOneLine()} that calls itself by the address's name for it",
        { Type: TopologyType.Sharded } => "a mongos, as the first that answered",
        _ => "of a replica set or a mongos, as several hosts must be",
    };
}
