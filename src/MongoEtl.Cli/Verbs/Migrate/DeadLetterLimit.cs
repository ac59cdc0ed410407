using System.Globalization;

namespace MongoEtl.Cli;

/// <summary>How many dead letters stop a run.</summary>
/// <param name="Share">Share of the documents read so far, 0 to 1, that counts once there are more than <paramref name="From"/>.</param>
/// <param name="From">Dead letters that are always allowed.</param>
internal readonly record struct DeadLetterLimit(double Share, long From)
{
    /// <summary>1 % above 100.</summary>
    public static DeadLetterLimit Default { get; } = new(0.01, 100);

    /// <summary>Reads <c>500</c> (no more than that) or <c>5%</c>.</summary>
    public static bool TryParse(string text, out DeadLetterLimit limit)
    {
        limit = Default;
        if (text.EndsWith('%'))
        {
            if (!double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                || percent > 100)
                return false;
            limit = Default with { Share = percent / 100 };
            return true;
        }
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        // No share at all: every letter above the number is one too many.
        limit = new DeadLetterLimit(0, count);
        return true;
    }
}
