namespace MongoEtl.Cassandra;

// Numbers and booleans.
public sealed partial class CqlWriter
{
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

    internal void PutBoolean(bool value) => CqlEncoder.WriteBoolean(Value(1), value);

    internal void PutTinyInt(sbyte value) => CqlEncoder.WriteTinyint(Value(sizeof(sbyte)), value);

    internal void PutSmallInt(short value) => CqlEncoder.WriteSmallint(Value(sizeof(short)), value);

    internal void PutInt(int value) => CqlEncoder.WriteInt(Value(sizeof(int)), value);

    internal void PutBigInt(long value) => CqlEncoder.WriteBigint(Value(sizeof(long)), value);

    internal void PutFloat(float value) => CqlEncoder.WriteFloat(Value(sizeof(float)), value);

    internal void PutDouble(double value) => CqlEncoder.WriteDouble(Value(sizeof(double)), value);

    private void PutVarint(long value)
    {
        Span<byte> bytes = stackalloc byte[CqlEncoder.LongestNumber];
        PutBytes(bytes[..CqlEncoder.WriteVarint(bytes, (Int128)value)]);
    }

    internal void PutDecimal(decimal value)
    {
        Span<byte> bytes = stackalloc byte[CqlEncoder.LongestNumber];
        PutBytes(bytes[..CqlEncoder.WriteDecimal(bytes, value)]);
    }

    private void ThrowRange(long least, long most) =>
        throw Refused($"a number from {least} to {most}", "a number beyond", "widen the column, or limit the number in the rule");
}
