namespace MongoEtl.Cassandra;

/// <summary>The client's own ports by which a connection to ScyllaDB's shard-aware port asks for a shard: the shard is the port modulo
/// the number of shards.</summary>
internal static class SourcePorts
{
    /// <summary>The dynamic ports (RFC 6335, section 6), where no server listens.</summary>
    internal const int First = 49152;
    internal const int Last = 65535;

    /// <summary>Every port that asks for <paramref name="shard"/>, each once, from a random one on, so that several clients of one machine
    /// seldom try the same.</summary>
    internal static IEnumerable<int> Of(int shard, int shards, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shard, shards);
        var lowest = First + ((shard - (First % shards)) + shards) % shards;
        var count = lowest > Last ? 0 : (Last - lowest) / shards + 1;
        var start = count == 0 ? 0 : random.Next(count);
        for (var i = 0; i < count; i++)
            yield return lowest + (start + i) % count * shards;
    }
}
