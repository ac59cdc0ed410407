using System.Buffers.Binary;
using System.Globalization;

namespace MongoEtl.Internal;

/// <summary>Numbers from BSON, without loss.</summary>
internal static class NumberConversion
{
    internal static bool Int64(BsonType type, ReadOnlySpan<byte> value, bool lenient, out long result, out string? problem)
    {
        problem = null;
        switch (type)
        {
            case BsonType.Int32:
                result = BinaryPrimitives.ReadInt32LittleEndian(value);
                return true;
            case BsonType.Int64:
                result = BinaryPrimitives.ReadInt64LittleEndian(value);
                return true;
            case BsonType.Double:
                return FromDouble(BinaryPrimitives.ReadDoubleLittleEndian(value), out result, out problem);
            default:
                result = 0;
                return Exact(type, value, lenient, out var number, out problem) && number.TryInt64(out result, out problem);
        }
    }

    internal static bool Int32(BsonType type, ReadOnlySpan<byte> value, bool lenient, out int result, out string? problem)
    {
        result = 0;
        if (!Int64(type, value, lenient, out var wide, out problem))
            return false;
        result = (int)wide;
        problem = result == wide ? null : Problems.OutOfRange;
        return result == wide;
    }

    internal static bool Int16(BsonType type, ReadOnlySpan<byte> value, bool lenient, out short result, out string? problem)
    {
        result = 0;
        if (!Int64(type, value, lenient, out var wide, out problem))
            return false;
        result = (short)wide;
        problem = result == wide ? null : Problems.OutOfRange;
        return result == wide;
    }

    internal static bool Decimal(BsonType type, ReadOnlySpan<byte> value, bool lenient, out decimal result, out string? problem)
    {
        problem = null;
        switch (type)
        {
            case BsonType.Int32:
                result = BinaryPrimitives.ReadInt32LittleEndian(value);
                return true;
            case BsonType.Int64:
                result = BinaryPrimitives.ReadInt64LittleEndian(value);
                return true;
        }
        result = 0;
        if (!Exact(type, value, lenient, out var number, out problem))
            return false;
        problem = number.TryDecimal(out result) ? null : Problems.NotExact;
        return problem is null;
    }

    internal static bool Double(BsonType type, ReadOnlySpan<byte> value, bool lenient, out double result, out string? problem)
    {
        problem = null;
        switch (type)
        {
            case BsonType.Double:
                result = BinaryPrimitives.ReadDoubleLittleEndian(value);
                return true;
            case BsonType.Int32:
                result = BinaryPrimitives.ReadInt32LittleEndian(value);
                return true;
            case BsonType.Int64:
                var integer = BinaryPrimitives.ReadInt64LittleEndian(value);
                result = integer;
                // Through Int128, because 2^63 - 1 rounds up to a double that overflows back.
                problem = (Int128)result == integer ? null : Problems.NotExact;
                return problem is null;
            case BsonType.Decimal128 when new Decimal128(value) is { IsFinite: false } special:
                result = special.IsNaN ? double.NaN : special.IsNegative ? double.NegativeInfinity : double.PositiveInfinity;
                return true;
        }
        result = 0;
        if (!Exact(type, value, lenient, out var number, out problem))
            return false;
        problem = Shortest(number, out result) ? null : Problems.NotExact;
        return problem is null;
    }

    internal static bool Single(BsonType type, ReadOnlySpan<byte> value, bool lenient, out float result, out string? problem)
    {
        result = 0;
        if (!Double(type, value, lenient, out var wide, out problem))
            return false;
        result = (float)wide;
        // A decimal fraction counts as held if the narrower float's own shortest text is the same number.
        var held = result == wide || double.IsNaN(wide)
            || float.IsFinite(result) && double.Parse(result.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) == wide;
        problem = held ? null : Problems.NotExact;
        return held;
    }

    /// <summary>Any finite number in its exact decimal form; a double by its shortest round-trip text.</summary>
    internal static bool Exact(BsonType type, ReadOnlySpan<byte> value, bool lenient, out Number number, out string? problem)
    {
        problem = null;
        number = default;
        switch (type)
        {
            case BsonType.Int32 or BsonType.Int64:
                var integer = type == BsonType.Int32
                    ? BinaryPrimitives.ReadInt32LittleEndian(value)
                    : BinaryPrimitives.ReadInt64LittleEndian(value);
                number = new Number(integer < 0, (UInt128)Int128.Abs(integer), 0);
                return true;
            case BsonType.Double:
                var real = BinaryPrimitives.ReadDoubleLittleEndian(value);
                problem = double.IsFinite(real) ? null : Problems.NotFinite;
                if (problem is null)
                    number = NumberText.Shortest(real);
                return problem is null;
            case BsonType.Decimal128:
                problem = new Decimal128(value).TryToNumber(out number) ? null : Problems.NotFinite;
                return problem is null;
            case BsonType.String or BsonType.Symbol when lenient:
                problem = NumberText.TryParse(value[4..^1], out number) ? null : Problems.NotNumeric;
                return problem is null;
            default:
                return false;
        }
    }

    private static bool FromDouble(double value, out long result, out string? problem)
    {
        // 2^63 itself is out of range; the comparison is false for NaN.
        if (value is >= -9223372036854775808.0 and < 9223372036854775808.0)
        {
            result = (long)value;
            problem = result == value ? null : Problems.NotIntegral;
            return problem is null;
        }
        result = 0;
        problem = double.IsFinite(value) ? Problems.OutOfRange : Problems.NotFinite;
        return false;
    }

    /// <summary>The double whose shortest text is the number; the counterpart of how a double becomes a decimal.</summary>
    private static bool Shortest(Number number, out double result)
    {
        var reduced = number.Reduced();
        result = double.Parse($"{(number.Negative ? "-" : "")}{reduced.Coefficient}E{reduced.Exponent}", CultureInfo.InvariantCulture);
        if (!double.IsFinite(result))
            return false;
        var back = NumberText.Shortest(result).Reduced();
        return back.Coefficient == reduced.Coefficient && back.Exponent == reduced.Exponent;
    }
}
