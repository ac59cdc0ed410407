namespace MongoEtl.Cassandra;

/// <summary>Cuts the ring into parts of equal size.</summary>
internal static class TokenRanges
{
    /// <summary>The parts, each from behind its first token up to its last; together they hold every token a key can have.</summary>
    internal static IReadOnlyList<(long After, long UpTo)> Of(int parts)
    {
        var step = ulong.MaxValue / (ulong)parts;
        var ranges = new List<(long, long)>(parts);
        for (var part = 0; part < parts; part++)
            ranges.Add((Edge(step, part), part == parts - 1 ? long.MaxValue : Edge(step, part + 1)));
        return ranges;
    }

    private static long Edge(ulong step, int part) => unchecked(long.MinValue + (long)(step * (ulong)part));
}
