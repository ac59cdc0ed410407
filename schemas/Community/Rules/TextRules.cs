namespace Community.Rules;

/// <summary>Small rules over texts.</summary>
public static class TextRules
{
    /// <summary>The text, or <paramref name="otherwise"/> where it is null or empty: the last operand of a <c>first(...)</c> (0.2).</summary>
    public static string IfEmpty(this string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;
}
