namespace MongoEtl.Cassandra;

// Times and UUIDs.
public sealed partial class CqlWriter
{
    private const int UuidBytes = 16;

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

    internal void PutTimestamp(DateTimeOffset value) => CqlEncoder.WriteTimestamp(Value(sizeof(long)), value);

    internal void PutDate(DateOnly value) => CqlEncoder.WriteDate(Value(sizeof(uint)), value);

    internal void PutTime(TimeOnly value) => CqlEncoder.WriteTime(Value(sizeof(long)), value);

    internal void PutUuid(Guid value) => CqlEncoder.WriteUuid(Value(UuidBytes), value);

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
