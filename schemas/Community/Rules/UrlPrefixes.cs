using System.Diagnostics.CodeAnalysis;
using MongoEtl;

namespace Community.Rules;

/// <summary>Bucket prefixes and what takes their place, anywhere in a text, in order (0.4). Thread-safe: it never changes.</summary>
public sealed class UrlPrefixes(IReadOnlyList<(string Find, string Replacement)> rules) : IFingerprinted
{
    /// <summary>The four rules of 0.4.</summary>
    public static UrlPrefixes Sample { get; } = new(
    [
        ("gs://app-dev.appspot.com/", "legacy/"),
        ("gs://app-prod.appspot.com/", "legacy/"),
        ("gs://app-dev.appspot.com", "legacy/"),
        ("gs://app-prod.appspot.com", "legacy/"),
    ]);

    /// <summary>The rules as one text, as <see cref="TryParse"/> reads it.</summary>
    public string Fingerprint => string.Join(';', rules.Select(rule => $"{rule.Find}={rule.Replacement}"));

    /// <summary>Replaces every occurrence; null and empty texts stay.</summary>
    public string? Replace(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;
        foreach (var (find, replacement) in rules)
            text = text.Replace(find, replacement, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Reads <c>find=replacement;find=replacement</c>; false where a pair has no equals sign or nothing before it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out UrlPrefixes? prefixes)
    {
        prefixes = null;
        var rules = new List<(string, string)>();
        foreach (var rule in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = rule.IndexOf('=');
            if (at < 1)
                return false;
            rules.Add((rule[..at], rule[(at + 1)..]));
        }
        prefixes = new UrlPrefixes(rules);
        return true;
    }
}
