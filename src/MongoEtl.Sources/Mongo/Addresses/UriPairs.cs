using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The <c>name=value</c> pairs of a connection string or of a TXT record, decoded, in their order.</summary>
/// <param name="Pairs">Names as written.</param>
/// <param name="MayShow">False when the text may be cut wrongly, so that a name may be a part of a password.</param>
internal sealed record UriPairs(IReadOnlyList<KeyValuePair<string, string>> Pairs, bool MayShow)
{
    /// <summary>No options.</summary>
    internal static UriPairs None { get; } = new([], true);

    /// <summary>Reads what follows the question mark.</summary>
    /// <exception cref="SourceException">A pair has no = or no name, or an escape is none.</exception>
    internal static UriPairs Parse(string query, bool mayShow)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var number = pairs.Count + 1;
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw AddressFault.Pair(number);
            pairs.Add(new(Decode(part[..equals], number), Decode(part[(equals + 1)..], number)));
        }
        return new UriPairs(pairs, mayShow);
    }

    public override string ToString() => $"{Pairs.Count} options";

    private static string Decode(string text, int number) =>
        PercentText.TryDecode(text) ?? throw AddressFault.Encoding($"option {number}");
}
