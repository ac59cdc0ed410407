namespace MongoEtl.Sources;

/// <summary>How servers' and the system's texts appear in messages.</summary>
internal static class MessageText
{
    private const int Longest = 1000;

    /// <summary>The text with line ends and control characters as spaces, cut where it is too long for a log's line.</summary>
    public static string OnOneLine(this string text)
    {
        var line = string.Create(Math.Min(text.Length, Longest), text, static (span, whole) =>
        {
            for (var index = 0; index < span.Length; index++)
                span[index] = char.IsControl(whole[index]) ? ' ' : whole[index];
        }).Trim();
        return text.Length > Longest ? line + "..." : line;
    }
}
