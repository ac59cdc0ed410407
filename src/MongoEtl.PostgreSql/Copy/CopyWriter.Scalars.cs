using System.Buffers.Binary;

namespace MongoEtl.PostgreSql;

// Fixed-width values. Wire forms: PostgreSQL's *send functions (int2send, float8send, timestamptz_send, date_send, uuid_send).
public sealed partial class CopyWriter
{
    private const long TicksPerMicrosecond = 10;
    private static readonly long EpochTicks = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>Writes a <c>smallint</c>: 2 bytes.</summary>
    public void Int16(short? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteInt16BigEndian(Value(sizeof(short)), present);
        else
            Null();
    }

    /// <summary>Writes an <c>integer</c>: 4 bytes.</summary>
    public void Int32(int? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), present);
        else
            Null();
    }

    /// <summary>Writes a <c>bigint</c>: 8 bytes.</summary>
    public void Int64(long? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), present);
        else
            Null();
    }

    /// <summary>Writes a <c>real</c>: 4 bytes, IEEE 754. NaN and infinities are values.</summary>
    public void Single(float? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteSingleBigEndian(Value(sizeof(float)), present);
        else
            Null();
    }

    /// <summary>Writes a <c>double precision</c>: 8 bytes, IEEE 754. NaN and infinities are values.</summary>
    public void Double(double? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteDoubleBigEndian(Value(sizeof(double)), present);
        else
            Null();
    }

    /// <summary>Writes a <c>boolean</c>: 1 byte.</summary>
    public void Boolean(bool? value)
    {
        if (value is { } present)
            Value(1)[0] = present ? (byte)1 : (byte)0;
        else
            Null();
    }

    /// <summary>Writes a <c>timestamptz</c> or a <c>timestamp</c> in UTC: int64 microseconds since 2000-01-01 UTC.
    /// Parts of a microsecond are cut off. Every <see cref="DateTimeOffset"/> lies within PostgreSQL's range (4713 BC to 294276).</summary>
    public void Timestamp(DateTimeOffset? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), Microseconds(present));
        else
            Null();
    }

    /// <summary>Writes a <c>date</c>: int32 days since 2000-01-01.</summary>
    public void Date(DateOnly? value)
    {
        if (value is { } present)
            BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), present.DayNumber - EpochDay);
        else
            Null();
    }

    /// <summary>Writes a <c>uuid</c>: 16 bytes in the order of its text.</summary>
    public void Uuid(Guid? value)
    {
        if (value is { } present)
            present.TryWriteBytes(Value(16), bigEndian: true, out _);
        else
            Null();
    }

    /// <summary>Cut off towards the past, so that the order of two times is kept on both sides of the epoch.</summary>
    private static long Microseconds(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - EpochTicks;
        return ticks / TicksPerMicrosecond - (ticks % TicksPerMicrosecond < 0 ? 1 : 0);
    }
}
