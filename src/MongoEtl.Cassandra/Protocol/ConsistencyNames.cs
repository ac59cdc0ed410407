namespace MongoEtl.Cassandra;

/// <summary>The names of consistency levels as CQL and settings spell them.</summary>
internal static class ConsistencyNames
{
    private static readonly string[] Names =
        ["ANY", "ONE", "TWO", "THREE", "QUORUM", "ALL", "LOCAL_QUORUM", "EACH_QUORUM", "SERIAL", "LOCAL_SERIAL", "LOCAL_ONE"];

    /// <summary>The name, such as <c>LOCAL_QUORUM</c>.</summary>
    public static string ToName(this Consistency consistency) =>
        (int)consistency < Names.Length ? Names[(int)consistency] : $"consistency 0x{(int)consistency:X4}";

    /// <summary>Reads a name in any case; nothing else, no number and no abbreviation, is one.</summary>
    public static bool TryParse(string text, out Consistency consistency)
    {
        var index = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        consistency = (Consistency)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Reads a name in any case.</summary>
    /// <exception cref="FormatException">The text is no level's name; the message lists them.</exception>
    public static Consistency Parse(string text) => TryParse(text, out var consistency)
        ? consistency
        : throw new FormatException($"\"{text}\" is no consistency level; one of {string.Join(", ", Names)} is");
}
