using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Applies the news of one server to the topology (specification "server-discovery-and-monitoring", "Updating the
/// TopologyDescription").</summary>
internal sealed partial class TopologyUpdate
{
    private readonly List<ServerDescription> _servers;
    private readonly int _seeds;
    private TopologyType _type;
    private string? _setName;
    private long? _maxSetVersion;
    private ObjectId? _maxElectionId;

    private TopologyUpdate(TopologyDescription topology)
    {
        _servers = [.. topology.Servers];
        (_seeds, _type, _setName) = (topology.Seeds, topology.Type, topology.SetName);
        (_maxSetVersion, _maxElectionId) = (topology.MaxSetVersion, topology.MaxElectionId);
    }

    /// <summary>The next topology.</summary>
    internal static TopologyDescription Apply(TopologyDescription topology, ServerDescription news)
    {
        if (topology.Find(news.Host) is not { } known || topology.Type == TopologyType.LoadBalanced || IsOlder(news.Version, known.Version))
            return topology;
        var update = new TopologyUpdate(topology);
        update.Replace(news);
        update.Classify(news);
        return topology with
        {
            Type = update._type,
            SetName = update._setName,
            MaxSetVersion = update._maxSetVersion,
            MaxElectionId = update._maxElectionId,
            Servers = update._servers,
            SessionMinutes = SessionMinutes(update._servers),
            Incompatibility = Incompatibility(update._servers),
        };
    }

    /// <summary>True when the version comes before the known one of the same process.</summary>
    internal static bool IsOlder(TopologyVersion? version, TopologyVersion? known) =>
        version is not null && known is not null && version.ProcessId == known.ProcessId && version.Counter < known.Counter;

    private void Classify(ServerDescription news)
    {
        switch (_type)
        {
            case TopologyType.Single:
                Single(news);
                break;
            case TopologyType.Unknown:
                FromUnknown(news);
                break;
            case TopologyType.Sharded:
                if (news.Type is not (ServerType.Unknown or ServerType.Mongos))
                    Remove(news.Host);
                break;
            default:
                InReplicaSet(news);
                break;
        }
    }

    private void Single(ServerDescription news)
    {
        if (_setName is not null && news.Type != ServerType.Unknown && news.SetName != _setName)
            Replace(ServerDescription.Unknown(news.Host, OtherSet(news)) with { Updated = news.Updated });
    }

    private void FromUnknown(ServerDescription news)
    {
        switch (news.Type)
        {
            case ServerType.Unknown or ServerType.Ghost:
                break;
            case ServerType.Mongos:
                _type = TopologyType.Sharded;
                break;
            case ServerType.Standalone when _seeds == 1:
                _type = TopologyType.Single;
                break;
            case ServerType.Standalone:
                Remove(news.Host);
                break;
            default:
                _type = TopologyType.ReplicaSetNoPrimary;
                InReplicaSet(news);
                break;
        }
    }

    private void InReplicaSet(ServerDescription news)
    {
        switch (news.Type)
        {
            case ServerType.Standalone or ServerType.Mongos:
                Remove(news.Host);
                break;
            case ServerType.Primary:
                FromPrimary(news);
                break;
            case ServerType.Secondary or ServerType.Arbiter or ServerType.Other:
                FromMember(news);
                break;
        }
        _type = _servers.Exists(server => server.Type == ServerType.Primary)
            ? TopologyType.ReplicaSetWithPrimary
            : TopologyType.ReplicaSetNoPrimary;
    }

    private void FromMember(ServerDescription news)
    {
        _setName ??= news.SetName;
        if (_setName != news.SetName)
        {
            Remove(news.Host);
            return;
        }
        // A primary's list is the better one: while there is one, members add nothing.
        var hasPrimary = _servers.Exists(server => server.Type == ServerType.Primary);
        if (_type == TopologyType.ReplicaSetNoPrimary)
            AddMembers(news);
        if (!hasPrimary && (_type == TopologyType.ReplicaSetNoPrimary || IsItself(news)))
            ExpectPrimary(news.Primary);
        if (!IsItself(news))
            Remove(news.Host);
    }

    private static bool IsItself(ServerDescription news) => news.Hello?.Me is null || news.Me == news.Host;

    private void ExpectPrimary(MongoHost? host)
    {
        var at = _servers.FindIndex(server => server.Host == host);
        if (at >= 0 && _servers[at].Type == ServerType.Unknown)
            _servers[at] = _servers[at] with { Type = ServerType.PossiblePrimary };
    }

    private void AddMembers(ServerDescription news)
    {
        foreach (var member in news.Members)
        {
            if (!_servers.Exists(server => server.Host == member))
                _servers.Add(ServerDescription.Unknown(member));
        }
    }

    private void Replace(ServerDescription server) => _servers[_servers.FindIndex(known => known.Host == server.Host)] = server;

    private void Remove(MongoHost host) => _servers.RemoveAll(server => server.Host == host);

    private static SourceException OtherSet(ServerDescription news) => new(
        $"MongoDB at {news.Host}: it is "
        + $"{(news.SetName is { } name ? $"a member of replica set {name.OnOneLine()}" : "in no replica set")}, "
        + "but replicaSet names another; correct replicaSet or the host");
}
