namespace MongoEtl.Internal;

/// <summary>The order of decimal128 values by their exact numbers, whatever their exponents.</summary>
internal static class DecimalOrder
{
    private static readonly UInt128[] _powersOfTen = PowersOfTen();

    /// <summary>-1, 0 or 1; infinities have a sign, zeros have none.</summary>
    internal static int Sign(in Decimal128 value) => value.IsZero ? 0 : value.IsNegative ? -1 : 1;

    /// <summary>The power of ten of the first digit. Only for a finite value other than zero.</summary>
    internal static int LeadingExponent(in Decimal128 value) => value.Exponent + DigitCount(value.Coefficient) - 1;

    /// <summary>NaN first, zeros equal.</summary>
    internal static int Compare(in Decimal128 left, in Decimal128 right)
    {
        if (left.IsNaN || right.IsNaN)
            return right.IsNaN.CompareTo(left.IsNaN);
        var sign = Sign(left);
        if (sign != Sign(right))
            return sign.CompareTo(Sign(right));
        if (sign == 0)
            return 0;
        if (left.IsInfinity || right.IsInfinity)
            return sign * left.IsInfinity.CompareTo(right.IsInfinity);
        return sign * CompareMagnitudes(left, right);
    }

    private static int CompareMagnitudes(in Decimal128 left, in Decimal128 right)
    {
        var order = LeadingExponent(left).CompareTo(LeadingExponent(right));
        if (order != 0)
            return order;
        // First digits at one place: the exponents differ by at most 33, and the scaled coefficient keeps within 34 digits.
        var shift = left.Exponent - right.Exponent;
        var scaledLeft = shift > 0 ? left.Coefficient * _powersOfTen[shift] : left.Coefficient;
        var scaledRight = shift < 0 ? right.Coefficient * _powersOfTen[-shift] : right.Coefficient;
        return scaledLeft.CompareTo(scaledRight);
    }

    private static int DigitCount(UInt128 coefficient)
    {
        var bits = 128 - (int)UInt128.LeadingZeroCount(coefficient);
        // 1233/4096 is just above log10(2); the estimate is the count or one less.
        var digits = bits * 1233 >> 12;
        return coefficient >= _powersOfTen[digits] ? digits + 1 : digits;
    }

    private static UInt128[] PowersOfTen()
    {
        var powers = new UInt128[35];
        powers[0] = UInt128.One;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
