using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace MongoEtl;

/// <summary>
/// Text forms of values: of ids, of numbers where text is wanted, and of anything where <see cref="MismatchRule.ToText"/>
/// asks for it.
/// </summary>
internal static class ScalarText
{
    /// <summary>Text of an id that is neither ObjectId nor string.</summary>
    /// <exception cref="BsonFormatException">The value is malformed.</exception>
    internal static string OfId(BsonType type, ReadOnlySpan<byte> value)
    {
        if (IntegralDigits(type, value) is { } digits)
            return digits;
        if (type == BsonType.Binary && value.Length == 21 && value[4] == 4)
            return new Guid(value[5..], bigEndian: true).ToString();
        return ExtendedJson.ValueToString(type, value);
    }

    /// <summary>Digits of a number, without a fraction if it is integral; null for other types and for what is not finite.</summary>
    internal static string? Digits(BsonType type, ReadOnlySpan<byte> value)
    {
        if (IntegralDigits(type, value) is { } digits)
            return digits;
        return type switch
        {
            BsonType.Double when BinaryPrimitives.ReadDoubleLittleEndian(value) is var real && double.IsFinite(real) =>
                real.ToString(CultureInfo.InvariantCulture),
            BsonType.Decimal128 when new Decimal128(value) is { IsFinite: true } fraction => fraction.ToString(),
            _ => null,
        };
    }

    /// <summary>
    /// Text of any value that is not null: what a person would write for it, relaxed Extended JSON where there is no such
    /// form.
    /// </summary>
    internal static string OfAny(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.String or BsonType.Symbol or BsonType.JavaScript => Encoding.UTF8.GetString(BsonValue.Text(value)),
        BsonType.ObjectId => new ObjectId(value).ToString(),
        BsonType.Boolean => value[0] == 0 ? "false" : "true",
        BsonType.DateTime => IsoDate.TryFormat(BinaryPrimitives.ReadInt64LittleEndian(value))
            ?? BinaryPrimitives.ReadInt64LittleEndian(value).ToString(CultureInfo.InvariantCulture),
        _ => Digits(type, value) ?? OfId(type, value),
    };

    private static string? IntegralDigits(BsonType type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case BsonType.Int32:
                return BinaryPrimitives.ReadInt32LittleEndian(value).ToString(CultureInfo.InvariantCulture);
            case BsonType.Int64:
                return BinaryPrimitives.ReadInt64LittleEndian(value).ToString(CultureInfo.InvariantCulture);
            case BsonType.Double:
                var real = BinaryPrimitives.ReadDoubleLittleEndian(value);
                return double.IsFinite(real) && real == Math.Truncate(real)
                    ? new BigInteger(real).ToString(CultureInfo.InvariantCulture)
                    : null;
            case BsonType.Decimal128
                when new Decimal128(value).TryToNumber(out var number) && number.Reduced() is { Exponent: >= 0 } integral:
                return (integral.Negative && !integral.IsZero ? "-" : "")
                    + integral.Coefficient.ToString(CultureInfo.InvariantCulture) + new string('0', integral.Exponent);
            default:
                return null;
        }
    }
}
