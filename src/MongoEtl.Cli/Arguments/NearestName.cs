namespace MongoEtl.Cli;

/// <summary>Finds the name that somebody most likely meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate that <paramref name="typed"/> is a beginning of, or that few edits away; null when none is near.</summary>
    public static string? Of(string typed, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestEdits = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var edits = typed.Length >= 2 && candidate.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1 : Edits(typed, candidate);
            if (edits >= bestEdits)
                continue;
            (best, bestEdits) = (candidate, edits);
        }
        // A third of the letters wrong is a typing error; more is another word.
        return bestEdits <= Math.Max(1, typed.Length / 3) ? best : null;
    }

    /// <summary>" Did you mean X?" with a leading blank, or nothing.</summary>
    public static string Hint(string typed, IEnumerable<string> candidates, string prefix = "") =>
        Of(typed, candidates) is { } near ? $" Did you mean {prefix}{near}?" : "";

    /// <summary>Number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment), case
    /// ignored.</summary>
    private static int Edits(string a, string b)
    {
        var twoAbove = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = above[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }
            (twoAbove, above, row) = (above, row, twoAbove);
        }
        return above[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
