namespace Community.Rules;

/// <summary>The e-mail rule of 2.7.1.</summary>
public static class EmailAddress
{
    /// <summary>Lower case, then trimmed; null and empty stay.</summary>
    public static string? Normalise(string? text) => string.IsNullOrEmpty(text) ? text : text.ToLowerInvariant().Trim();
}
