namespace Community.Rules;

/// <summary>Which messages are migrated, as far as that is not a matter of single values (1.12, filters 5 and 7, with 0.7).</summary>
public static class MessageSelection
{
    private const string ShownOnce = "TOUCH_SHOW_DELETE";
    private const string Document = "DOCUMENTO";

    /// <summary>False for messages shown once.</summary>
    public static bool MayBeSeenAgain(string? life) => life != ShownOnce;

    /// <summary>False for documents whose address does not end with <c>.pdf</c>, in any case, before a query or fragment.</summary>
    /// <param name="fileUrl">The address in clear.</param>
    /// <param name="fileType">What kind of file it is.</param>
    public static bool Keeps(string? fileUrl, string? fileType)
    {
        if (string.IsNullOrEmpty(fileUrl) || fileType != Document)
            return true;
        var end = fileUrl.AsSpan().IndexOfAny('?', '#');
        return (end < 0 ? fileUrl : fileUrl.AsSpan(0, end)).EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
    }
}
