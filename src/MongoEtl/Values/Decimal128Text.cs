using System.Globalization;
using System.Text;

namespace MongoEtl;

/// <summary>Text of a Decimal128, both ways.</summary>
/// <remarks>BSON Decimal128 specification, "To String Representation" and "From String Representation".</remarks>
internal static class Decimal128Text
{
    internal static string Format(Decimal128 value)
    {
        if (value.IsNaN)
            return "NaN";
        if (value.IsInfinity)
            return value.IsNegative ? "-Infinity" : "Infinity";
        var digits = value.Coefficient.ToString(CultureInfo.InvariantCulture);
        var exponent = value.Exponent;
        var adjusted = exponent + digits.Length - 1;
        var sign = value.IsNegative ? "-" : "";
        return exponent <= 0 && adjusted >= -6
            ? sign + Plain(digits, exponent)
            : sign + Scientific(digits, adjusted);
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent == 0)
            return digits;
        var point = digits.Length + exponent;
        return point > 0
            ? string.Concat(digits.AsSpan(0, point), ".", digits.AsSpan(point))
            : "0." + new string('0', -point) + digits;
    }

    private static string Scientific(string digits, int adjusted)
    {
        var text = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1)
            text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append('E').Append(adjusted < 0 ? '-' : '+').Append(CultureInfo.InvariantCulture, $"{Math.Abs(adjusted)}").ToString();
    }

    internal static bool TryParse(ReadOnlySpan<char> text, out Decimal128 value)
    {
        var negative = text.Length > 0 && text[0] == '-';
        var unsigned = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = Decimal128.NaN;
            return true;
        }
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = negative ? Decimal128.NegativeInfinity : Decimal128.PositiveInfinity;
            return true;
        }
        value = default;
        return TryDigits(unsigned, out var coefficient, out var exponent, out var rest)
            && TryExponent(rest, ref exponent)
            && TryFit(negative, coefficient, exponent, out value);
    }

    /// <summary>
    /// Digits with at most one point. Zeros beyond the 34th digit go into the exponent, other digits would be rounded away.
    /// </summary>
    private static bool TryDigits(ReadOnlySpan<char> text, out UInt128 coefficient, out long exponent, out ReadOnlySpan<char> rest)
    {
        (coefficient, exponent) = (0, 0);
        rest = default;
        var (any, pointSeen, at) = (false, false, 0);
        for (; at < text.Length; at++)
        {
            if (text[at] == '.' && !pointSeen)
            {
                pointSeen = true;
                continue;
            }
            if (!char.IsAsciiDigit(text[at]))
                break;
            any = true;
            var digit = (uint)(text[at] - '0');
            if (coefficient <= (Decimal128.MaxCoefficient - digit) / 10)
            {
                coefficient = coefficient * 10 + digit;
                exponent -= pointSeen ? 1 : 0;
            }
            else if (digit != 0)
            {
                return false;
            }
            else
            {
                exponent += pointSeen ? 0 : 1;
            }
        }
        rest = text[at..];
        return any;
    }

    private static bool TryExponent(ReadOnlySpan<char> text, ref long exponent)
    {
        if (text.Length == 0)
            return true;
        if (text[0] is not ('e' or 'E'))
            return false;
        var negative = text.Length > 1 && text[1] == '-';
        var digits = text.Length > 1 && text[1] is '-' or '+' ? text[2..] : text[1..];
        if (digits.Length == 0 || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        // Further out is out of range whatever the coefficient; only zero takes any exponent.
        digits = digits.TrimStart('0');
        var power = digits.Length > 9 ? 1_000_000_000 : digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);
        exponent += negative ? -power : power;
        return true;
    }

    /// <summary>Moves zeros between coefficient and exponent until the exponent is in range; a zero is clamped to it.</summary>
    private static bool TryFit(bool negative, UInt128 coefficient, long exponent, out Decimal128 value)
    {
        value = default;
        if (coefficient == 0)
            exponent = Math.Clamp(exponent, Decimal128.MinExponent, Decimal128.MaxExponent);
        for (; exponent > Decimal128.MaxExponent; exponent--)
        {
            if (coefficient > Decimal128.MaxCoefficient / 10)
                return false;
            coefficient *= 10;
        }
        for (; exponent < Decimal128.MinExponent; exponent++)
        {
            (coefficient, var lost) = UInt128.DivRem(coefficient, 10);
            if (lost != 0 || coefficient == 0)
                return false;
        }
        value = new Decimal128(negative, coefficient, (int)exponent);
        return true;
    }
}
