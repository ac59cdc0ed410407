namespace MongoEtl.Sources;

/// <summary>The topology as it is now and the generation of each server's pool: what checks and failures change, without any socket. Not
/// thread-safe: <see cref="MongoTopology"/> holds its lock.</summary>
internal sealed class TopologyState(TopologyDescription start)
{
    private readonly Dictionary<MongoHost, int> _generations = start.Servers.ToDictionary(server => server.Host, _ => 0);

    /// <summary>What is known.</summary>
    internal TopologyDescription Current { get; private set; } = start;

    /// <summary>The generation of the server's pool; a connection of an older one is stale. 0 for a server that is not known.</summary>
    internal int GenerationOf(MongoHost host) => _generations.GetValueOrDefault(host);

    /// <summary>Takes over what a check told. A failed one also makes the pool's connections stale.</summary>
    internal void Learn(ServerDescription news)
    {
        if (news.Error is not null && Current.Find(news.Host) is not null)
            Clear(news.Host);
        Change(Current.With(news));
    }

    /// <summary>Takes over what a failure tells, unless it is old news.</summary>
    /// <param name="host">The server.</param>
    /// <param name="failure">What was thrown.</param>
    /// <param name="effect">What it tells.</param>
    /// <param name="generation">Of the connection.</param>
    /// <returns>The effect, or none.</returns>
    internal FailureEffect Fail(MongoHost host, Exception failure, FailureEffect effect, int generation)
    {
        var version = (failure as MongoServerException)?.TopologyVersion;
        if (!effect.MarksUnknown || Current.Find(host) is not { } server
            || generation < GenerationOf(host) || IsOldNews(version, server.Version))
            return FailureEffect.None;
        Change(Current.With(ServerDescription.Unknown(host, failure, version)));
        if (effect.ClearsPool)
            Clear(host);
        return effect;
    }

    // Each change of state has a version of its own: an error with the known version tells nothing that is not known.
    private static bool IsOldNews(TopologyVersion? version, TopologyVersion? known) =>
        version == known ? version is not null : TopologyUpdate.IsOlder(version, known);

    private void Clear(MongoHost host) => _generations[host] = GenerationOf(host) + 1;

    private void Change(TopologyDescription next)
    {
        Current = next;
        foreach (var server in next.Servers)
            _generations.TryAdd(server.Host, 0);
        foreach (var gone in _generations.Keys.Where(host => next.Find(host) is null).ToArray())
            _generations.Remove(gone);
    }
}
