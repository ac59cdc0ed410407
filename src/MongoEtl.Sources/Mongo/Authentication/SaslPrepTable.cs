using System.Globalization;

namespace MongoEtl.Sources;

/// <summary>What <see cref="SaslPrep"/> knows of characters.</summary>
internal static class SaslPrepTable
{
    // First and last of ranges in which every character is a starter, its own NFKC form, and composes with none before it.
    private static ReadOnlySpan<int> Stable =>
    [
        0x20, 0x7E, 0xA1, 0xA7, 0xA9, 0xA9, 0xAB, 0xAC, 0xAE, 0xAE, 0xB0, 0xB1, 0xB6, 0xB7, 0xBB, 0xBB, 0xBF, 0x131, 0x134, 0x13E,
        0x141, 0x148,
        0x14A, 0x17E, 0x180, 0x1C3, 0x1CD, 0x1F0, 0x1F4, 0x2AF, 0x38E, 0x3A1, 0x3A3, 0x3CF, 0x400, 0x482, 0x48A, 0x52F, 0x531, 0x556,
        0x561, 0x586, 0x5D0, 0x5EA, 0x621, 0x64A, 0x660, 0x669, 0x671, 0x674, 0x679, 0x6D3, 0x6F0, 0x6F9, 0x10D0, 0x10FA, 0x1E00, 0x1E99,
        0x2012, 0x2016, 0x2018, 0x2023, 0x2030, 0x2032, 0x2039, 0x203A, 0x2044, 0x2044, 0x20A9, 0x20BF, 0x2190, 0x222B, 0x2231, 0x2328,
        0x2500, 0x27BF, 0x3001, 0x3020, 0x3041, 0x3096, 0x30A1, 0x30FE, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3, 0x1F300, 0x1F64F,
        0x1F680, 0x1F6D7, 0x1F900, 0x1F9FF,
    ];

    private static readonly Dictionary<int, string> Replacements = Read(
        "00A8 \u0020\u0308|00AA a|00AF \u0020\u0304|00B2 2|00B3 3|00B4 \u0020\u0301|00B5 \u03BC|00B8 \u0020\u0327|00B9 1|00BA o|00BC "
            + "1\u20444"
        + "|00BD 1\u20442|00BE 3\u20444|0132 IJ|0133 ij|0149 \u02BCn|017F s|2011 \u2010|2026 ...|2103 \u00B0C|2109 \u00B0F|2116 No|2122 "
        + "TM|212B \u00C5"
        + "|2160 I|2161 II|2162 III|2163 IV|2164 V|2165 VI|2166 VII|2167 VIII|2168 IX|2169 X|216A XI|216B XII|216C L|216D C|216E D|216F M"
        + "|FB00 ff|FB01 fi|FB02 fl|FB03 ffi|FB04 ffl");

    /// <summary>A blank other than the space (RFC 3454, table C.1.2).</summary>
    public static bool IsBlank(int character) => character is 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200B) or 0x202F or 0x205F or 0x3000;

    /// <summary>A character that is mapped to nothing (RFC 3454, table B.1).</summary>
    public static bool IsDropped(int character) => character is 0xAD or 0x34F or 0x1806 or (>= 0x180B and <= 0x180D)
        or 0x200C or 0x200D or 0x2060 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF;

    /// <summary>The normal form of a character that is not its own; null if it is, or is not known here.</summary>
    public static string? Replacement(int character) => character is >= 0xFF01 and <= 0xFF5E
        ? ((char)(character - 0xFEE0)).ToString()
        : Replacements.GetValueOrDefault(character);

    /// <summary>Whether a character is known to stay as it is.</summary>
    public static bool IsStable(int character)
    {
        for (var index = 0; index < Stable.Length; index += 2)
        {
            if (character >= Stable[index] && character <= Stable[index + 1])
                return true;
        }
        return false;
    }

    /// <summary>A letter that runs from right to left (RFC 3454, table D.1), of those that are stable.</summary>
    public static bool IsRightToLeft(char character) => character is (>= '\u05D0' and <= '\u05EA') or (>= '\u0621' and <= '\u064A')
        or (>= '\u0671' and <= '\u06D3');

    private static Dictionary<int, string> Read(string table)
    {
        var replacements = new Dictionary<int, string>();
        foreach (var entry in table.Split('|'))
            replacements.Add(int.Parse(entry[..4], NumberStyles.HexNumber, CultureInfo.InvariantCulture), entry[5..]);
        return replacements;
    }
}
