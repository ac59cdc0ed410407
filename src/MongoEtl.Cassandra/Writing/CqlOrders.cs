using System.Buffers.Binary;
using System.Numerics;

namespace MongoEtl.Cassandra;

/// <summary>How Cassandra orders the values of each type, which is how it sorts sets and maps.</summary>
internal static class CqlOrders
{
    private const int UuidVersionByte = 6;

    /// <summary>Texts, bytes, booleans, dates, times of day and addresses: byte by byte, unsigned, a prefix first.</summary>
    public static int Bytes(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceCompareTo(right);

    /// <summary>Whole numbers of one width, and timestamps: the first byte has the sign.</summary>
    public static int Signed(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var sign = ((sbyte)left[0]).CompareTo((sbyte)right[0]);
        return sign != 0 ? sign : left.SequenceCompareTo(right);
    }

    /// <summary>-0 comes before 0, and NaN last.</summary>
    public static int Float(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Double(BinaryPrimitives.ReadSingleBigEndian(left), BinaryPrimitives.ReadSingleBigEndian(right));

    /// <summary>-0 comes before 0, and NaN last.</summary>
    public static int Double(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Double(BinaryPrimitives.ReadDoubleBigEndian(left), BinaryPrimitives.ReadDoubleBigEndian(right));

    /// <summary>By value: 1.0 and 1.00 are the same.</summary>
    public static int Decimal(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => DecimalOf(left).CompareTo(DecimalOf(right));

    /// <summary>By version; of two of version 1 by time; then byte by byte.</summary>
    public static int Uuid(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var (version, other) = (left[UuidVersionByte] >> 4, right[UuidVersionByte] >> 4);
        if (version != other)
            return version.CompareTo(other);
        var first = version == 1 ? Time(left).CompareTo(Time(right)) : left[..8].SequenceCompareTo(right[..8]);
        return first != 0 ? first : left[8..].SequenceCompareTo(right[8..]);
    }

    /// <summary>By time; then byte by byte, each byte signed.</summary>
    public static int TimeUuid(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var order = Time(left).CompareTo(Time(right));
        for (var i = 8; i < 16 && order == 0; i++)
            order = ((sbyte)left[i]).CompareTo((sbyte)right[i]);
        return order;
    }

    private static int Double(double left, double right)
    {
        if (double.IsNaN(left) || double.IsNaN(right))
            return double.IsNaN(left).CompareTo(double.IsNaN(right));
        return left != right ? left.CompareTo(right) : double.IsNegative(right).CompareTo(double.IsNegative(left));
    }

    private static decimal DecimalOf(ReadOnlySpan<byte> value)
    {
        var unscaled = new BigInteger(value[4..], isUnsigned: false, isBigEndian: true);
        var magnitude = (UInt128)BigInteger.Abs(unscaled);
        return new((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), unscaled.Sign < 0,
            (byte)BinaryPrimitives.ReadInt32BigEndian(value));
    }

    /// <summary>The 60 bits of a version 1 UUID's time: low, middle, high part in the order of its bytes.</summary>
    private static ulong Time(ReadOnlySpan<byte> uuid) =>
        BinaryPrimitives.ReadUInt32BigEndian(uuid)
        | (ulong)BinaryPrimitives.ReadUInt16BigEndian(uuid[4..]) << 32
        | (ulong)(BinaryPrimitives.ReadUInt16BigEndian(uuid[6..]) & 0x0FFF) << 48;
}
