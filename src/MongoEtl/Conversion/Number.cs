namespace MongoEtl.Internal;

/// <summary>A finite number as sign, coefficient and power of ten: the common form in which nothing is lost.</summary>
internal readonly struct Number(bool negative, UInt128 coefficient, int exponent)
{
    private static readonly UInt128 MaxDecimal = (UInt128.One << 96) - 1;

    internal bool Negative { get; } = negative;

    internal UInt128 Coefficient { get; } = coefficient;

    internal int Exponent { get; } = exponent;

    internal bool IsZero => Coefficient == 0;

    /// <summary>The same number with the largest exponent, so that it is integral only if the exponent is not negative.</summary>
    internal Number Reduced()
    {
        if (Coefficient == 0)
            return new Number(Negative, 0, 0);
        var (coefficient, exponent) = (Coefficient, Exponent);
        while (true)
        {
            var (quotient, remainder) = UInt128.DivRem(coefficient, 10);
            if (remainder != 0)
                return new Number(Negative, coefficient, exponent);
            (coefficient, exponent) = (quotient, exponent + 1);
        }
    }

    /// <summary>The number as an integer of 64 bits.</summary>
    internal bool TryInt64(out long result, out string? problem)
    {
        result = 0;
        var reduced = Reduced();
        if (reduced.Exponent < 0)
        {
            problem = Problems.NotIntegral;
            return false;
        }
        problem = Problems.OutOfRange;
        if (!reduced.TryScale(reduced.Exponent, (UInt128)long.MaxValue + 1, out var magnitude))
            return false;
        if (magnitude > long.MaxValue && !Negative)
            return false;
        result = Negative ? (long)-(Int128)magnitude : (long)magnitude;
        problem = null;
        return true;
    }

    /// <summary>The number as a .NET decimal, keeping its scale where it can; never rounded.</summary>
    internal bool TryDecimal(out decimal result)
    {
        result = 0;
        var number = Exponent is >= -28 and <= 0 && Coefficient <= MaxDecimal ? this : Reduced();
        if (number.Exponent < -28 || number.Coefficient > MaxDecimal)
            return false;
        if (!number.TryScale(Math.Max(number.Exponent, 0), MaxDecimal, out var magnitude))
            return false;
        var low = (ulong)magnitude;
        result = new decimal((int)low, (int)(low >> 32), (int)(uint)(magnitude >> 64), Negative, (byte)Math.Max(0, -number.Exponent));
        return true;
    }

    private bool TryScale(int power, UInt128 limit, out UInt128 result)
    {
        result = Coefficient;
        for (; power > 0 && result != 0; power--)
        {
            if (result > limit / 10)
                return false;
            result *= 10;
        }
        return result <= limit;
    }
}
