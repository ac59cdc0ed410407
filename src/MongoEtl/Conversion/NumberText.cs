using System.Globalization;

namespace MongoEtl.Internal;

/// <summary>Reads decimal number texts exactly: optional sign, digits, fraction and power of ten, blanks around.</summary>
internal static class NumberText
{
    private static readonly UInt128 MaxBeforeDigit = UInt128.MaxValue / 10 - 1;

    internal static bool TryParse(ReadOnlySpan<byte> text, out Number number)
    {
        number = default;
        text = text.Trim(" \t\r\n"u8);
        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
            text = text[1..];
        UInt128 coefficient = 0;
        var (digits, fraction, at) = (0, -1, 0);
        for (; at < text.Length; at++)
        {
            if (text[at] == '.' && fraction < 0)
            {
                fraction = 0;
                continue;
            }
            if (!char.IsAsciiDigit((char)text[at]))
                break;
            if (coefficient > MaxBeforeDigit)
                return false;
            coefficient = coefficient * 10 + (uint)(text[at] - '0');
            digits++;
            if (fraction >= 0)
                fraction++;
        }
        if (digits == 0 || !TryExponent(text[at..], out var exponent))
            return false;
        number = new Number(negative, coefficient, exponent - Math.Max(fraction, 0));
        return true;
    }

    /// <summary>The shortest decimal text that reads back as the same double, as a number.</summary>
    internal static Number Shortest(double value)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        TryParse(text[..length], out var number);
        return number;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text.Length == 0)
            return true;
        // Beyond five digits nothing is representable anyway, and sums must not overflow.
        return text[0] is (byte)'e' or (byte)'E' && text.Length is > 1 and <= 7
            && int.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
    }
}
