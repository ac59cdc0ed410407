using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>How far secondaries are behind (specification "max-staleness").</summary>
internal static class Staleness
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(90);

    // An idle primary writes a no-op that often, so that its secondaries do not look stale.
    private static readonly TimeSpan IdleWritePeriod = TimeSpan.FromSeconds(10);

    /// <summary>The estimate, which grows by the time until the next check; no time at all for a primary. A server that tells no last
    /// write is taken for infinitely stale.</summary>
    /// <param name="server">A member that can be read.</param>
    /// <param name="servers">All that are known.</param>
    /// <param name="heartbeat">The pause between two checks.</param>
    internal static TimeSpan Of(ServerDescription server, IReadOnlyList<ServerDescription> servers, TimeSpan heartbeat)
    {
        if (server.Type == ServerType.Primary)
            return TimeSpan.Zero;
        if (server.Hello?.LastWriteDate is not { } written)
            return TimeSpan.MaxValue;
        foreach (var primary in servers)
        {
            if (primary.Type == ServerType.Primary && primary.Hello?.LastWriteDate is { } writtenThere)
                return writtenThere - written + (server.Updated - primary.Updated) + heartbeat;
        }
        var newest = servers.Where(other => other.Type == ServerType.Secondary).Max(other => other.Hello?.LastWriteDate) ?? written;
        return newest - written + heartbeat;
    }

    /// <summary>Refuses a limit that healthy secondaries would exceed, where it would apply.</summary>
    /// <exception cref="SourceException">The limit is too small, or the primary is read from, which is never behind.</exception>
    internal static void Check(ReadPreference preference, TopologyType type, TimeSpan heartbeat)
    {
        if (preference.MaxStaleness is not { } most || type is not (TopologyType.ReplicaSetNoPrimary or TopologyType.ReplicaSetWithPrimary))
            return;
        if (preference.Mode == ReadMode.Primary)
            throw AddressFault.Option("maxStalenessSeconds", "the primary is never behind. Write another readPreference, or leave it out");
        var least = heartbeat + IdleWritePeriod > Least ? heartbeat + IdleWritePeriod : Least;
        if (most < least)
            throw AddressFault.Option("maxStalenessSeconds", FormattableString.Invariant(
                $"it must be {Math.Ceiling(least.TotalSeconds)} or more (90, and 10 above the heartbeat's seconds)")
                + ", or secondaries in good health would count as stale");
    }
}
