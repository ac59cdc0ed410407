using System.Text;

namespace Community.Rules;

/// <summary>The national-id rule of 2.7.1.</summary>
public static class NationalId
{
    private const int ShortestComplete = 7;

    /// <summary>Upper case letters and digits; complete ids get a dash behind their kind, <c>V</c> where none is given. Null and empty stay.</summary>
    public static string? Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;
        var kept = new StringBuilder(text.Length + 2);
        foreach (var letter in text.ToUpperInvariant())
        {
            if (letter is >= 'A' and <= 'Z' or >= '0' and <= '9')
                kept.Append(letter);
        }
        if (kept.Length < ShortestComplete)
            return kept.ToString();
        return kept[0] is 'V' or 'E' or 'J' or 'G' or 'P'
            ? kept.Insert(1, '-').ToString()
            : kept.Insert(0, "V-").ToString();
    }
}
