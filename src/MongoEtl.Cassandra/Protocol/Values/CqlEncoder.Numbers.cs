using System.Buffers.Binary;
using System.Numerics;

namespace MongoEtl.Cassandra;

/// <summary>Values of varying length: varint, decimal, duration.</summary>
internal static partial class CqlEncoder
{
    /// <summary>Bytes that any <c>varint</c> of 128 bits, <c>decimal</c> of .NET or <c>duration</c> fits: 27.</summary>
    public const int LongestNumber = 27;

    /// <summary><c>varint</c>: two's complement in as few bytes as hold the sign, at most 16.</summary>
    public static int WriteVarint(Span<byte> destination, Int128 value)
    {
        var length = VarintLength(value);
        for (var index = length - 1; index >= 0; index--, value >>= 8)
            destination[index] = (byte)(value & 0xFF);
        return length;
    }

    /// <summary><c>varint</c> of any size; <see cref="BigInteger.GetByteCount"/> bytes.</summary>
    public static int WriteVarint(Span<byte> destination, BigInteger value) => value.TryWriteBytes(destination, out var written, isBigEndian: true)
        ? written
        : throw new ArgumentException($"{value.GetByteCount()} bytes are needed for the varint", nameof(destination));

    /// <summary><c>decimal</c>: an [int] scale, then the unscaled digits as varint; at most 17 bytes. The scale is kept as it is.</summary>
    public static int WriteDecimal(Span<byte> destination, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = (Int128)(new UInt128((uint)bits[2], (ulong)(uint)bits[1] << 32 | (uint)bits[0]));
        BinaryPrimitives.WriteInt32BigEndian(destination, bits[3] >> 16 & 0xFF);
        return 4 + WriteVarint(destination[4..], bits[3] < 0 ? -digits : digits);
    }

    /// <summary><c>decimal</c> of any size: <paramref name="unscaled"/> times ten to the power of minus <paramref name="scale"/>.</summary>
    public static int WriteDecimal(Span<byte> destination, BigInteger unscaled, int scale)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination, scale);
        return 4 + WriteVarint(destination[4..], unscaled);
    }

    /// <summary><c>duration</c>: three [vint]s, at most 19 bytes.</summary>
    public static int WriteDuration(Span<byte> destination, CqlDuration value)
    {
        var length = WriteVint(destination, value.Months);
        length += WriteVint(destination[length..], value.Days);
        return length + WriteVint(destination[length..], value.Nanoseconds);
    }

    /// <summary>A [vint]: zigzag, then as many one bits as bytes follow, then the number (specification, section 3); at most 9 bytes.</summary>
    public static int WriteVint(Span<byte> destination, long value)
    {
        var number = (ulong)(value << 1 ^ value >> 63);
        // Each further byte costs one bit of the first, so seven bits a byte, but for nine bytes, whose first is all ones.
        var bits = 64 - BitOperations.LeadingZeroCount(number | 1);
        var extra = Math.Min((bits - 1) / 7, 8);
        for (var index = extra; index > 0; index--, number >>= 8)
            destination[index] = (byte)number;
        destination[0] = (byte)(extra == 8 ? 0xFF : (byte)number | (byte)~(0xFF >> extra));
        return extra + 1;
    }

    private static int VarintLength(Int128 value)
    {
        var magnitude = value < 0 ? ~value : value;
        return (int)(128 - Int128.LeadingZeroCount(magnitude)) / 8 + 1;
    }
}
