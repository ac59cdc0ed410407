using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

// Numbers and booleans. Wire forms: native_protocol_v5.spec, "Data Type Serialization Formats".
public sealed partial class CqlWriter
{
    private const int MaxVarintBytes = 16;

    /// <summary>Writes a <c>boolean</c>: one byte, 0 or 1.</summary>
    public void Boolean(bool? value)
    {
        if (value is { } present)
            PutBoolean(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>tinyint</c>: 1 byte.</summary>
    /// <exception cref="ColumnException">The number is out of range.</exception>
    public void TinyInt(long? value)
    {
        if (value is not { } present)
            Unset();
        else if (present is < sbyte.MinValue or > sbyte.MaxValue)
            ThrowRange(sbyte.MinValue, sbyte.MaxValue);
        else
            PutTinyInt((sbyte)present);
    }

    /// <summary>Writes a <c>smallint</c>: 2 bytes.</summary>
    /// <exception cref="ColumnException">The number is out of range.</exception>
    public void SmallInt(long? value)
    {
        if (value is not { } present)
            Unset();
        else if (present is < short.MinValue or > short.MaxValue)
            ThrowRange(short.MinValue, short.MaxValue);
        else
            PutSmallInt((short)present);
    }

    /// <summary>Writes an <c>int</c>: 4 bytes.</summary>
    /// <exception cref="ColumnException">The number is out of range.</exception>
    public void Int(long? value)
    {
        if (value is not { } present)
            Unset();
        else if (present is < int.MinValue or > int.MaxValue)
            ThrowRange(int.MinValue, int.MaxValue);
        else
            PutInt((int)present);
    }

    /// <summary>Writes a <c>bigint</c>: 8 bytes.</summary>
    public void BigInt(long? value)
    {
        if (value is { } present)
            PutBigInt(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>varint</c>: two's complement in as few bytes as hold it.</summary>
    public void Varint(long? value)
    {
        if (value is { } present)
            PutVarint(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>decimal</c>: int32 scale, then the unscaled number as a varint.</summary>
    public void Decimal(decimal? value)
    {
        if (value is { } present)
            PutDecimal(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>float</c>: 4 bytes, IEEE 754. NaN and infinities are values.</summary>
    public void Float(float? value)
    {
        if (value is { } present)
            PutFloat(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>double</c>: 8 bytes, IEEE 754. NaN and infinities are values.</summary>
    public void Double(double? value)
    {
        if (value is { } present)
            PutDouble(present);
        else
            Unset();
    }

    internal void PutBoolean(bool value) => Value(1)[0] = value ? (byte)1 : (byte)0;

    internal void PutTinyInt(sbyte value) => Value(1)[0] = (byte)value;

    internal void PutSmallInt(short value) => BinaryPrimitives.WriteInt16BigEndian(Value(sizeof(short)), value);

    internal void PutInt(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), value);

    internal void PutBigInt(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), value);

    internal void PutFloat(float value) => BinaryPrimitives.WriteSingleBigEndian(Value(sizeof(float)), value);

    internal void PutDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(Value(sizeof(double)), value);

    internal void PutVarint(Int128 value)
    {
        var at = BeginValue();
        AppendVarint(value);
        EndValue(at);
    }

    internal void PutDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var unscaled = (Int128)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var at = BeginValue();
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), (bits[3] >> 16) & 0xFF);
        AppendVarint(bits[3] < 0 ? -unscaled : unscaled);
        EndValue(at);
    }

    private void AppendVarint(Int128 value)
    {
        Span<byte> bytes = stackalloc byte[MaxVarintBytes];
        BinaryPrimitives.WriteInt128BigEndian(bytes, value);
        // A leading byte that only repeats the sign says nothing.
        var sign = value < 0 ? (byte)0xFF : (byte)0;
        var first = 0;
        while (first < MaxVarintBytes - 1 && bytes[first] == sign && (bytes[first + 1] ^ sign) < 0x80)
            first++;
        bytes[first..].CopyTo(Room(MaxVarintBytes - first));
    }

    private void ThrowRange(long least, long most) =>
        throw Refused($"a number from {least} to {most}", "a number beyond", "widen the column, or limit the number in the rule");
}
