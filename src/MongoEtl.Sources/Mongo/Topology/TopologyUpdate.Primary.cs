namespace MongoEtl.Sources;

/// <summary>News from a primary, which may be one that has yet to hear that it is none any more.</summary>
internal sealed partial class TopologyUpdate
{
    // MongoDB 6.0: from then on an election decides before a configuration's version.
    private const int ElectionsFirst = 17;

    private void FromPrimary(ServerDescription news)
    {
        _setName ??= news.SetName;
        if (_setName != news.SetName)
        {
            Remove(news.Host);
            return;
        }
        if (!(news.Hello!.MaxWireVersion >= ElectionsFirst ? IsCurrent(news.Hello) : IsCurrentByVersion(news.Hello)))
        {
            Outdate(news.Host, "electionId/setVersion mismatch");
            return;
        }
        foreach (var other in _servers.FindAll(server => server.Type == ServerType.Primary && server.Host != news.Host))
            Outdate(other.Host, "discovery of newer primary");
        AddMembers(news);
        _servers.RemoveAll(server => !news.Members.Contains(server.Host));
    }

    private bool IsCurrent(HelloAnswer hello)
    {
        var elections = Nullable.Compare(hello.ElectionId, _maxElectionId);
        if (elections < 0 || (elections == 0 && Nullable.Compare(hello.SetVersion, _maxSetVersion) < 0))
            return false;
        (_maxElectionId, _maxSetVersion) = (hello.ElectionId, hello.SetVersion);
        return true;
    }

    private bool IsCurrentByVersion(HelloAnswer hello)
    {
        if (hello is { SetVersion: { } version, ElectionId: { } election })
        {
            if (_maxSetVersion is { } maxVersion && _maxElectionId is { } maxElection
                && (version < maxVersion || (version == maxVersion && election.CompareTo(maxElection) < 0)))
                return false;
            _maxElectionId = election;
        }
        if (hello.SetVersion is not null && Nullable.Compare(hello.SetVersion, _maxSetVersion) > 0)
            _maxSetVersion = hello.SetVersion;
        return true;
    }

    private void Outdate(MongoHost host, string why) =>
        Replace(ServerDescription.Unknown(host, new MongoNetworkException(host, $"primary marked stale due to {why}")));
}
