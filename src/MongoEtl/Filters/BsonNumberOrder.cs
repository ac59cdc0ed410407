using System.Buffers.Binary;

namespace MongoEtl.Internal;

/// <summary>The order of numbers across int32, int64, double and decimal128, by their exact values: nothing is rounded.</summary>
/// <remarks>NaN is below every number and equal to any NaN; zeros of both signs and all exponents are equal.</remarks>
internal static class BsonNumberOrder
{
    /// <summary>Whether the value is a NaN of either kind.</summary>
    internal static bool IsNaN(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.Double => double.IsNaN(BinaryPrimitives.ReadDoubleLittleEndian(value)),
        BsonType.Decimal128 => new Decimal128(value).IsNaN,
        _ => false,
    };

    /// <summary>Less than, equal to or greater than zero. Both types are numeric.</summary>
    internal static int Compare(BsonType leftType, ReadOnlySpan<byte> left, BsonType rightType, ReadOnlySpan<byte> right) =>
        (leftType, rightType) switch
        {
            (BsonType.Decimal128, BsonType.Decimal128) => DecimalOrder.Compare(new Decimal128(left), new Decimal128(right)),
            (BsonType.Decimal128, _) => -CompareWithDecimal(rightType, right, new Decimal128(left)),
            (_, BsonType.Decimal128) => CompareWithDecimal(leftType, left, new Decimal128(right)),
            // Double.CompareTo has NaN below everything and equal to itself, and equal zeros.
            (BsonType.Double, BsonType.Double) => Double(left).CompareTo(Double(right)),
            (BsonType.Double, _) => -Compare(Integer(rightType, right), Double(left)),
            (_, BsonType.Double) => Compare(Integer(leftType, left), Double(right)),
            _ => Integer(leftType, left).CompareTo(Integer(rightType, right)),
        };

    private static double Double(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadDoubleLittleEndian(value);

    private static long Integer(BsonType type, ReadOnlySpan<byte> value) => type == BsonType.Int32
        ? BinaryPrimitives.ReadInt32LittleEndian(value)
        : BinaryPrimitives.ReadInt64LittleEndian(value);

    private static int Compare(long left, double right)
    {
        const double twoTo63 = 9223372036854775808.0;
        if (double.IsNaN(right) || right < -twoTo63)
            return 1;
        if (right >= twoTo63)
            return -1;
        // Within the range a double's integral part is a long exactly, and its fraction decides between equal integral parts.
        var integral = Math.Truncate(right);
        var order = left.CompareTo((long)integral);
        return order != 0 ? order : integral.CompareTo(right);
    }

    private static int CompareWithDecimal(BsonType type, ReadOnlySpan<byte> value, in Decimal128 right)
    {
        if (type != BsonType.Double)
        {
            var integer = Integer(type, value);
            return CompareFinite(integer < 0, (ulong)Int128.Abs(integer), 0, right);
        }
        var number = Double(value);
        if (double.IsNaN(number))
            return right.IsNaN ? 0 : -1;
        if (double.IsInfinity(number))
            return right.IsNaN ? 1 : Math.Sign(number).CompareTo(right.IsInfinity ? DecimalOrder.Sign(right) : 0);
        var bits = BitConverter.DoubleToUInt64Bits(number);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & ((1UL << 52) - 1);
        return exponent == 0
            ? CompareFinite(number < 0, fraction, -1074, right)
            : CompareFinite(number < 0, fraction | (1UL << 52), exponent - 1075, right);
    }

    /// <summary>Compares ±significand·2^exponent with a decimal.</summary>
    private static int CompareFinite(bool isNegative, ulong significand, int exponent, in Decimal128 right)
    {
        if (right.IsNaN)
            return 1;
        var leftSign = significand == 0 ? 0 : isNegative ? -1 : 1;
        var rightSign = DecimalOrder.Sign(right);
        if (leftSign != rightSign)
            return leftSign.CompareTo(rightSign);
        if (leftSign == 0)
            return 0;
        return leftSign * (right.IsInfinity ? -1 : CompareMagnitudes(significand, exponent, right));
    }

    private static int CompareMagnitudes(ulong significand, int exponent, in Decimal128 right)
    {
        // Doubles lie between 10^-324 and 10^309; a decimal outside needs no arithmetic, and the rest fits the limbs below.
        var leading = DecimalOrder.LeadingExponent(right);
        if (leading > 309)
            return -1;
        if (leading < -330)
            return 1;
        var binary = new WideInteger(stackalloc uint[WideInteger.LimbCount], significand);
        var scaled = new WideInteger(stackalloc uint[WideInteger.LimbCount], right.Coefficient);
        // c·10^e is c·5^e·2^e: the fives go to the side where their exponent is positive, the twos stay exponents.
        if (right.Exponent >= 0)
            scaled.MultiplyByPowerOfFive(right.Exponent);
        else
            binary.MultiplyByPowerOfFive(-right.Exponent);
        return WideInteger.CompareScaled(ref binary, exponent, ref scaled, right.Exponent);
    }
}
