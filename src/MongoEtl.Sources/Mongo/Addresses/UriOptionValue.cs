using System.Globalization;

namespace MongoEtl.Sources;

/// <summary>Reads the value of one option.</summary>
internal static class UriOptionValue
{
    // The words of old drivers, each still read, with a warning (connection string specification, "Values").
    private static readonly string[] OldTrue = ["1", "yes", "y", "t"];
    private static readonly string[] OldFalse = ["0", "-1", "no", "n", "f"];

    /// <summary>The value as the type that <see cref="UriOptionKind"/> tells; null when it is none. Says what is odd about one that is
    /// taken.</summary>
    internal static object? TryParse(UriOption option, string text, out string? oddity)
    {
        oddity = null;
        switch (option.Kind)
        {
            case UriOptionKind.Integer:
                return TryParseInteger(option, text);
            case UriOptionKind.Boolean:
                return TryParseBoolean(text, out oddity);
            case UriOptionKind.Texts:
                return text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            case UriOptionKind.TagSets:
                var tags = Pairs(text, out oddity);
                return oddity is null ? new TagSet(tags) : null;
            case UriOptionKind.Properties:
                return Properties(Pairs(text, out oddity));
            default:
                return TryParseText(option, text);
        }
    }

    private static object? TryParseInteger(UriOption option, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= option.Least && number <= option.Most
            ? number
            : null;

    private static object? TryParseText(UriOption option, string text) => option.Values is not { } values
        ? text
        : values.FirstOrDefault(value => value.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static object? TryParseBoolean(string text, out string? oddity)
    {
        oddity = null;
        if (text is "true" or "false")
            return text == "true";
        var isTrue = OldTrue.Contains(text);
        if (!isTrue && !OldFalse.Contains(text))
            return null;
        oddity = $"is written in an old way; write {(isTrue ? "true" : "false")}";
        return isTrue;
    }

    private static Dictionary<string, string> Properties(List<KeyValuePair<string, string>> pairs)
    {
        var properties = new Dictionary<string, string>();
        foreach (var (name, value) in pairs)
            properties[name] = value;
        return properties;
    }

    private static List<KeyValuePair<string, string>> Pairs(string text, out string? oddity)
    {
        oddity = null;
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                pairs.Add(new(part[..colon], part[(colon + 1)..]));
            else
                oddity = "holds a part that is not name:value, which is ignored; a value cannot hold a comma";
        }
        return pairs;
    }
}
