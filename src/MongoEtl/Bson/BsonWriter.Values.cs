using System.Buffers.Binary;

namespace MongoEtl;

public sealed partial class BsonWriter
{
    /// <summary>Eight bytes, IEEE 754.</summary>
    public void WriteDouble(ReadOnlySpan<byte> name, double value)
    {
        Header(BsonType.Double, name);
        BinaryPrimitives.WriteDoubleLittleEndian(Grow(8), value);
    }

    /// <summary>Eight bytes, IEEE 754.</summary>
    public void WriteDouble(string name, double value)
    {
        Header(BsonType.Double, name);
        BinaryPrimitives.WriteDoubleLittleEndian(Grow(8), value);
    }

    /// <summary>Four bytes.</summary>
    public void WriteInt32(ReadOnlySpan<byte> name, int value)
    {
        Header(BsonType.Int32, name);
        BinaryPrimitives.WriteInt32LittleEndian(Grow(4), value);
    }

    /// <summary>Four bytes.</summary>
    public void WriteInt32(string name, int value)
    {
        Header(BsonType.Int32, name);
        BinaryPrimitives.WriteInt32LittleEndian(Grow(4), value);
    }

    /// <summary>Eight bytes.</summary>
    public void WriteInt64(ReadOnlySpan<byte> name, long value)
    {
        Header(BsonType.Int64, name);
        BinaryPrimitives.WriteInt64LittleEndian(Grow(8), value);
    }

    /// <summary>Eight bytes.</summary>
    public void WriteInt64(string name, long value)
    {
        Header(BsonType.Int64, name);
        BinaryPrimitives.WriteInt64LittleEndian(Grow(8), value);
    }

    /// <summary>One byte.</summary>
    public void WriteBoolean(ReadOnlySpan<byte> name, bool value)
    {
        Header(BsonType.Boolean, name);
        Grow(1)[0] = value ? (byte)1 : (byte)0;
    }

    /// <summary>One byte.</summary>
    public void WriteBoolean(string name, bool value)
    {
        Header(BsonType.Boolean, name);
        Grow(1)[0] = value ? (byte)1 : (byte)0;
    }

    /// <summary>A date, in milliseconds since 1970-01-01 UTC.</summary>
    public void WriteDateTime(ReadOnlySpan<byte> name, long milliseconds)
    {
        Header(BsonType.DateTime, name);
        BinaryPrimitives.WriteInt64LittleEndian(Grow(8), milliseconds);
    }

    /// <summary>A date, in milliseconds since 1970-01-01 UTC.</summary>
    public void WriteDateTime(string name, long milliseconds)
    {
        Header(BsonType.DateTime, name);
        BinaryPrimitives.WriteInt64LittleEndian(Grow(8), milliseconds);
    }

    /// <summary>A date; what is finer than a millisecond is cut.</summary>
    public void WriteDateTime(ReadOnlySpan<byte> name, DateTimeOffset value)
    {
        Header(BsonType.DateTime, name);
        BinaryPrimitives.WriteInt64LittleEndian(Grow(8), value.ToUnixTimeMilliseconds());
    }

    /// <summary>A date; what is finer than a millisecond is cut.</summary>
    public void WriteDateTime(string name, DateTimeOffset value)
    {
        Header(BsonType.DateTime, name);
        BinaryPrimitives.WriteInt64LittleEndian(Grow(8), value.ToUnixTimeMilliseconds());
    }

    /// <summary>Twelve bytes.</summary>
    public void WriteObjectId(ReadOnlySpan<byte> name, ObjectId value)
    {
        Header(BsonType.ObjectId, name);
        value.WriteBytes(Grow(ObjectId.ByteCount));
    }

    /// <summary>Twelve bytes.</summary>
    public void WriteObjectId(string name, ObjectId value)
    {
        Header(BsonType.ObjectId, name);
        value.WriteBytes(Grow(ObjectId.ByteCount));
    }

    /// <summary>Sixteen bytes.</summary>
    public void WriteDecimal128(ReadOnlySpan<byte> name, Decimal128 value)
    {
        Header(BsonType.Decimal128, name);
        value.WriteBytes(Grow(Decimal128.ByteCount));
    }

    /// <summary>Sixteen bytes.</summary>
    public void WriteDecimal128(string name, Decimal128 value)
    {
        Header(BsonType.Decimal128, name);
        value.WriteBytes(Grow(Decimal128.ByteCount));
    }

    /// <summary>A binary of subtype 4, in network order.</summary>
    public void WriteGuid(ReadOnlySpan<byte> name, Guid value)
    {
        Header(BsonType.Binary, name);
        Uuid(value);
    }

    /// <summary>A binary of subtype 4, in network order.</summary>
    public void WriteGuid(string name, Guid value)
    {
        Header(BsonType.Binary, name);
        Uuid(value);
    }

    /// <summary>A binary; for subtype 2 the inner length is written too.</summary>
    public void WriteBinary(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, byte subtype = 0)
    {
        Header(BsonType.Binary, name);
        Binary(value, subtype);
    }

    /// <summary>A binary; for subtype 2 the inner length is written too.</summary>
    public void WriteBinary(string name, ReadOnlySpan<byte> value, byte subtype = 0)
    {
        Header(BsonType.Binary, name);
        Binary(value, subtype);
    }

    /// <summary>A text.</summary>
    public void WriteString(ReadOnlySpan<byte> name, string value)
    {
        Header(BsonType.String, name);
        Text(value);
    }

    /// <summary>A text.</summary>
    public void WriteString(string name, string value)
    {
        Header(BsonType.String, name);
        Text(value);
    }

    /// <summary>A text, which is not checked to be UTF-8.</summary>
    public void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        Header(BsonType.String, name);
        Text(utf8);
    }

    /// <summary>A text, which is not checked to be UTF-8.</summary>
    public void WriteString(string name, ReadOnlySpan<byte> utf8)
    {
        Header(BsonType.String, name);
        Text(utf8);
    }

    /// <summary>A replication timestamp.</summary>
    public void WriteTimestamp(ReadOnlySpan<byte> name, uint seconds, uint increment)
    {
        Header(BsonType.Timestamp, name);
        Stamp(seconds, increment);
    }

    /// <summary>A replication timestamp.</summary>
    public void WriteTimestamp(string name, uint seconds, uint increment)
    {
        Header(BsonType.Timestamp, name);
        Stamp(seconds, increment);
    }

    /// <summary>Null.</summary>
    public void WriteNull(ReadOnlySpan<byte> name) => Header(BsonType.Null, name);

    /// <summary>Null.</summary>
    public void WriteNull(string name) => Header(BsonType.Null, name);
}
