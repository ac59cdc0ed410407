using System.Globalization;
using System.Numerics;

namespace MongoEtl.Tests.Filters;

/// <summary>An independent measure of a number: a fraction of big integers, or one of the values that are none.</summary>
internal static class ExactNumber
{
    /// <summary>Compares two numbers as fractions; NaN is least.</summary>
    internal static int Compare(TestValue left, TestValue right)
    {
        var (leftRank, leftTop, leftBottom) = Fraction(left);
        var (rightRank, rightTop, rightBottom) = Fraction(right);
        return leftRank != rightRank ? leftRank.CompareTo(rightRank) : (leftTop * rightBottom).CompareTo(rightTop * leftBottom);
    }

    /// <summary>Rank: 0 NaN, 1 minus infinity, 2 finite, 3 infinity.</summary>
    private static (int Rank, BigInteger Top, BigInteger Bottom) Fraction(TestValue value)
    {
        switch (value.Type)
        {
            case BsonType.Int32:
                return (2, BitConverter.ToInt32(value.Bytes), 1);
            case BsonType.Int64:
                return (2, BitConverter.ToInt64(value.Bytes), 1);
            case BsonType.Double:
                return OfDouble(BitConverter.ToDouble(value.Bytes));
            default:
                return OfDecimal(new Decimal128(value.Bytes).ToString());
        }
    }

    private static (int Rank, BigInteger Top, BigInteger Bottom) OfDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            return (double.IsNaN(value) ? 0 : value < 0 ? 1 : 3, 0, 1);
        // Doubling is exact, and every double is an integer after at most 1,074 of it.
        var bottom = BigInteger.One;
        for (; value != Math.Floor(value); value *= 2)
            bottom *= 2;
        return (2, new BigInteger(value), bottom);
    }

    private static (int Rank, BigInteger Top, BigInteger Bottom) OfDecimal(string text)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
            return (text == "NaN" ? 0 : text == "Infinity" ? 3 : 1, 0, 1);
        var parts = text.Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        exponent -= point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        return exponent < 0 ? (2, digits, power) : (2, digits * power, 1);
    }
}
