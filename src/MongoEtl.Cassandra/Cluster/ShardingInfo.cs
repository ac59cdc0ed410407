using System.Globalization;

namespace MongoEtl.Cassandra;

/// <summary>How a ScyllaDB node divides its tokens among its cores ("shards"), and which of them serves the connection that was told so.
/// Tokens are spread evenly over the shards after their highest <see cref="IgnoredBits"/> bits are shifted out.</summary>
/// <param name="Shards">Number of shards; at least 1.</param>
/// <param name="ConnectionShard">The shard that serves this connection.</param>
/// <param name="IgnoredBits">Highest bits of a token that do not count; 0 to 63.</param>
/// <param name="ShardAwarePort">The port where the shard follows from the client's own port, or null.</param>
/// <param name="ShardAwareTlsPort">The same with TLS, or null.</param>
/// <remarks>ScyllaDB, "Protocol extensions to the Cassandra Native Protocol", intranode sharding.</remarks>
internal sealed record ShardingInfo(int Shards, int ConnectionShard, int IgnoredBits, int? ShardAwarePort, int? ShardAwareTlsPort)
{
    private const string KnownAlgorithm = "biased-token-round-robin";
    private const string KnownPartitioner = "Murmur3Partitioner";

    /// <summary>Reads the options of a SUPPORTED message; null where the server is no ScyllaDB, shards by a rule that is not known here,
    /// or tells nonsense: its connections then serve any token, as Cassandra's do.</summary>
    internal static ShardingInfo? Parse(IReadOnlyDictionary<string, IReadOnlyList<string>> supported)
    {
        if (Text(supported, "SCYLLA_SHARDING_ALGORITHM") is { } algorithm && algorithm != KnownAlgorithm)
            return null;
        if (Text(supported, "SCYLLA_PARTITIONER") is { } partitioner && !partitioner.EndsWith(KnownPartitioner, StringComparison.Ordinal))
            return null;
        if (Number(supported, "SCYLLA_NR_SHARDS", 1, ushort.MaxValue) is not { } shards
            || Number(supported, "SCYLLA_SHARD", 0, shards - 1) is not { } shard
            || Number(supported, "SCYLLA_SHARDING_IGNORE_MSB", 0, 63) is not { } ignored)
            return null;
        return new ShardingInfo(shards, shard, ignored,
            Number(supported, "SCYLLA_SHARD_AWARE_PORT", 1, ushort.MaxValue),
            Number(supported, "SCYLLA_SHARD_AWARE_PORT_SSL", 1, ushort.MaxValue));
    }

    /// <summary>The shard that owns a token.</summary>
    internal int ShardOf(Token token)
    {
        var biased = unchecked((ulong)token.Value + (1UL << 63)) << IgnoredBits;
        return (int)Math.BigMul(biased, (ulong)Shards, out _);
    }

    private static string? Text(IReadOnlyDictionary<string, IReadOnlyList<string>> supported, string option) =>
        supported.TryGetValue(option, out var values) && values.Count > 0 ? values[0] : null;

    private static int? Number(IReadOnlyDictionary<string, IReadOnlyList<string>> supported, string option, int least, int most) =>
        int.TryParse(Text(supported, option), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most ? number : null;
}
