using System.Buffers.Binary;
using System.Globalization;
using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>IEEE 754-2008 decimal of 128 bits with a binary integer significand: 34 digits, exponents -6176 to 6111.</summary>
/// <remarks>BSON Decimal128 specification. Equality is of bits; 1.0 and 1.00 are two values of one number.</remarks>
public readonly struct Decimal128 : IEquatable<Decimal128>
{
    /// <summary>Bytes of a value.</summary>
    public const int ByteCount = 16;

    internal const int MinExponent = -6176;
    internal const int MaxExponent = 6111;
    internal static readonly UInt128 MaxCoefficient = UInt128.Parse("9999999999999999999999999999999999", CultureInfo.InvariantCulture);

    private readonly ulong _high;
    private readonly ulong _low;

    /// <summary>Copies sixteen little-endian bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly sixteen.</exception>
    public Decimal128(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteCount)
            throw new ArgumentException($"A Decimal128 has {ByteCount} bytes, not {bytes.Length}.", nameof(bytes));
        _low = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        _high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
    }

    internal Decimal128(bool negative, UInt128 coefficient, int exponent)
    {
        _low = (ulong)coefficient;
        _high = (ulong)(coefficient >> 64) | (ulong)(exponent - MinExponent) << 49 | (negative ? 1UL << 63 : 0);
    }

    private Decimal128(ulong high) => _high = high;

    /// <summary>Not a number.</summary>
    public static Decimal128 NaN => new(0x7C00000000000000);

    /// <summary>Infinity.</summary>
    public static Decimal128 PositiveInfinity => new(0x7800000000000000);

    /// <summary>Minus infinity.</summary>
    public static Decimal128 NegativeInfinity => new(0xF800000000000000);

    /// <summary>Whether the value is not a number.</summary>
    public bool IsNaN => (_high >> 58 & 0x1F) == 0x1F;

    /// <summary>Whether the value is an infinity.</summary>
    public bool IsInfinity => (_high >> 58 & 0x1F) == 0x1E;

    /// <summary>Whether the value is a number.</summary>
    public bool IsFinite => (_high >> 59 & 0xF) != 0xF;

    /// <summary>Whether the sign bit is set; zero and NaN can have one.</summary>
    public bool IsNegative => _high >> 63 != 0;

    /// <summary>Whether the value is zero, of any sign and exponent.</summary>
    public bool IsZero => IsFinite && Coefficient == 0;

    /// <summary>Two leading one bits give the second form, whose significands are all above the maximum and so mean zero.</summary>
    private bool IsSecondForm => (_high >> 61 & 3) == 3;

    internal UInt128 Coefficient
    {
        get
        {
            var coefficient = new UInt128(_high & 0x1FFFFFFFFFFFF, _low);
            return IsSecondForm || coefficient > MaxCoefficient ? 0 : coefficient;
        }
    }

    internal int Exponent => (int)(_high >> (IsSecondForm ? 47 : 49) & 0x3FFF) + MinExponent;

    /// <summary>Reads a decimal number, <c>NaN</c> or <c>Infinity</c>.</summary>
    /// <exception cref="FormatException">The text is none of them, or does not fit without rounding.</exception>
    public static Decimal128 Parse(string text) => TryParse(text, out var value)
        ? value
        : throw new FormatException("A Decimal128 is a decimal number of at most 34 digits, NaN or Infinity.");

    /// <summary>Reads a decimal number, <c>NaN</c> or <c>Infinity</c>; false if it does not fit without rounding.</summary>
    public static bool TryParse(string text, out Decimal128 value) => Decimal128Text.TryParse(text, out value);

    /// <summary>The decimal as it stands, scale included.</summary>
    public static Decimal128 FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var coefficient = new UInt128((uint)bits[2], (ulong)(uint)bits[1] << 32 | (uint)bits[0]);
        return new Decimal128(value < 0 || bits[3] < 0, coefficient, -(bits[3] >> 16 & 0xFF));
    }

    /// <summary>The value as a .NET decimal.</summary>
    /// <returns>False if it is no number or would be rounded or cut.</returns>
    public bool TryToDecimal(out decimal value)
    {
        value = 0;
        return TryToNumber(out var number) && number.TryDecimal(out value);
    }

    internal bool TryToNumber(out Number number)
    {
        number = IsFinite ? new Number(IsNegative, Coefficient, Exponent) : default;
        return IsFinite;
    }

    /// <summary>Writes the sixteen little-endian bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is shorter.</exception>
    public void WriteBytes(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, _low);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], _high);
    }

    /// <summary>
    /// The text that the Decimal128 specification prescribes: plain, or with an exponent for large and very small ones.
    /// </summary>
    public override string ToString() => Decimal128Text.Format(this);

    /// <summary>Whether all bits are equal.</summary>
    public bool Equals(Decimal128 other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Decimal128 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low);

    /// <summary>Whether all bits are equal.</summary>
    public static bool operator ==(Decimal128 left, Decimal128 right) => left.Equals(right);

    /// <summary>Whether any bit differs.</summary>
    public static bool operator !=(Decimal128 left, Decimal128 right) => !left.Equals(right);
}
