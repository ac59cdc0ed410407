using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Encodes a decimal128 from its text, only if nothing is lost.</summary>
/// <remarks>IEEE 754-2008 decimal128, binary integer significand, as the BSON decimal128 specification writes it.</remarks>
internal static class DecimalText
{
    private const int MaxDigits = 34;
    private const int MinExponent = -6176;
    private const int MaxExponent = 6111;

    private static readonly Regex _shape = new(
        "^([+-]?)(?:([0-9]*)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,9}))?|(inf|infinity|nan))\\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Sixteen bytes, little-endian; false where the text is no number or does not fit exactly.</summary>
    public static bool TryEncode(string text, out byte[] bytes)
    {
        bytes = new byte[16];
        var match = _shape.Match(text);
        if (!match.Success)
            return false;
        var isNegative = match.Groups[1].Value == "-";
        if (match.Groups[5].Success)
        {
            bytes[15] = match.Groups[5].Value[0] is 'n' or 'N' ? (byte)0x7C : (byte)0x78;
            bytes[15] |= (byte)(isNegative && bytes[15] == 0x78 ? 0x80 : 0);
            return true;
        }
        var fraction = match.Groups[3].Value;
        var digits = match.Groups[2].Value + fraction;
        var exponent = match.Groups[4].Success
            ? int.Parse(match.Groups[4].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 0;
        if (digits.Length == 0 || !TryFit(digits.TrimStart('0'), exponent - fraction.Length, out var significand, out exponent))
            return false;
        Write(bytes, isNegative, significand, exponent);
        return true;
    }

    /// <summary>Moves zeros between significand and exponent until both are in range.</summary>
    private static bool TryFit(string digits, int exponent, out BigInteger significand, out int fitted)
    {
        if (digits.Length == 0)
        {
            significand = BigInteger.Zero;
            fitted = Math.Min(Math.Max(exponent, MinExponent), MaxExponent);
            return true;
        }
        while ((digits.Length > MaxDigits || exponent < MinExponent) && digits[digits.Length - 1] == '0')
        {
            digits = digits.Substring(0, digits.Length - 1);
            exponent++;
        }
        while (exponent > MaxExponent && digits.Length < MaxDigits)
        {
            digits += "0";
            exponent--;
        }
        fitted = exponent;
        significand = digits.Length <= MaxDigits ? BigInteger.Parse(digits, CultureInfo.InvariantCulture) : BigInteger.Zero;
        return digits.Length <= MaxDigits && exponent is >= MinExponent and <= MaxExponent;
    }

    private static void Write(byte[] bytes, bool isNegative, BigInteger significand, int exponent)
    {
        var value = significand | (new BigInteger(exponent - MinExponent) << 113);
        var magnitude = value.ToByteArray();
        Array.Copy(magnitude, bytes, Math.Min(magnitude.Length, bytes.Length));
        if (isNegative)
            bytes[15] |= 0x80;
    }
}
