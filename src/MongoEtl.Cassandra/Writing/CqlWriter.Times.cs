using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

// Times and UUIDs. Wire forms: native_protocol_v5.spec, "Data Type Serialization Formats".
public sealed partial class CqlWriter
{
    /// <summary>The number of 1970-01-01 in a <c>date</c>, so that days before it are numbers too.</summary>
    private const uint EpochDate = 1u << 31;

    private const long NanosecondsPerTick = 100;
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Writes a <c>timestamp</c>: int64 milliseconds since 1970-01-01 UTC. Parts of one are cut off towards the past.</summary>
    public void Timestamp(DateTimeOffset? value)
    {
        if (value is { } present)
            PutTimestamp(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>date</c>: uint32 days, 1970-01-01 being 2^31.</summary>
    public void Date(DateOnly? value)
    {
        if (value is { } present)
            PutDate(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>time</c>: int64 nanoseconds since midnight.</summary>
    public void Time(TimeOnly? value)
    {
        if (value is { } present)
            PutTime(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>uuid</c>: 16 bytes in the order of its text.</summary>
    public void Uuid(Guid? value)
    {
        if (value is { } present)
            PutUuid(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>timeuuid</c>: 16 bytes in the order of its text.</summary>
    /// <exception cref="ColumnException">The UUID is of another version than 1, which the server would refuse.</exception>
    public void TimeUuid(Guid? value)
    {
        if (value is { } present)
            PutTimeUuid(present);
        else
            Unset();
    }

    // DateTimeOffset cuts off towards the past itself, on both sides of 1970.
    internal void PutTimestamp(DateTimeOffset value) =>
        BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), value.ToUnixTimeMilliseconds());

    internal void PutDate(DateOnly value) =>
        BinaryPrimitives.WriteUInt32BigEndian(Value(sizeof(uint)), unchecked(EpochDate + (uint)(value.DayNumber - EpochDay)));

    internal void PutTime(TimeOnly value) => BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), value.Ticks * NanosecondsPerTick);

    internal void PutUuid(Guid value) => value.TryWriteBytes(Value(16), bigEndian: true, out _);

    internal void PutTimeUuid(Guid value)
    {
        if (value.Version != 1)
            ThrowVersion(value.Version);
        PutUuid(value);
    }

    private void ThrowVersion(int version) =>
        throw Refused("a UUID of version 1", $"one of version {version}",
            "declare the column's type uuid, or take the key of a document with [TimeUuidKey]");
}
