using System.Text;

namespace Community.Rules;

/// <summary>The phone rule of 2.7.1 and 0.7, D5.</summary>
public static class PhoneDigits
{
    /// <summary>The digits of a text, of any script (Unicode category Nd); null stays null.</summary>
    public static string? Of(string? text)
    {
        if (text is null)
            return null;
        var digits = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
                digits.Append(rune);
        }
        return digits.ToString();
    }

    /// <summary>A plus sign and the digits, for the wide-column store (2.16); empty where there are none.</summary>
    public static string WithPlus(string? text) => Of(text) is { Length: > 0 } digits ? "+" + digits : "";
}
