using System.Buffers.Binary;
using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>Collects the values of a request, each a [value]: an [int] length and the bytes. Its pooled array is used again after <see cref="Clear"/>.</summary>
/// <remarks>Values are added in the order of the markers. Collections: <see cref="BeginCollection"/>, the elements, <see cref="EndCollection"/>;
/// elements are values too, and count for the collection only.</remarks>
internal sealed class ValueBuffer : IDisposable
{
    private const int Null = -1;
    private const int Unset = -2;

    private readonly GrowingBuffer _buffer = new();
    private int _depth;

    /// <summary>Number of values, without the elements of collections.</summary>
    public int Count { get; private set; }

    /// <summary>The values; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Encoded => _buffer.Written;

    /// <summary>Null, which a write makes a tombstone of.</summary>
    public void AddNull() => AddLength(Null);

    /// <summary>No value: what is stored stays as it is.</summary>
    public void AddUnset() => AddLength(Unset);

    /// <summary>A <c>tinyint</c>.</summary>
    public void AddTinyint(sbyte value) => CqlEncoder.WriteTinyint(Extend(1), value);

    /// <summary>A <c>smallint</c>.</summary>
    public void AddSmallint(short value) => CqlEncoder.WriteSmallint(Extend(2), value);

    /// <summary>An <c>int</c>.</summary>
    public void AddInt(int value) => CqlEncoder.WriteInt(Extend(4), value);

    /// <summary>A <c>bigint</c>.</summary>
    public void AddBigint(long value) => CqlEncoder.WriteBigint(Extend(8), value);

    /// <summary>A <c>boolean</c>.</summary>
    public void AddBoolean(bool value) => CqlEncoder.WriteBoolean(Extend(1), value);

    /// <summary>A <c>float</c>.</summary>
    public void AddFloat(float value) => CqlEncoder.WriteFloat(Extend(4), value);

    /// <summary>A <c>double</c>.</summary>
    public void AddDouble(double value) => CqlEncoder.WriteDouble(Extend(8), value);

    /// <summary>A <c>timestamp</c>.</summary>
    public void AddTimestamp(DateTimeOffset value) => CqlEncoder.WriteTimestamp(Extend(8), value);

    /// <summary>A <c>date</c>.</summary>
    public void AddDate(DateOnly value) => CqlEncoder.WriteDate(Extend(4), value);

    /// <summary>A <c>time</c>.</summary>
    public void AddTime(TimeOnly value) => CqlEncoder.WriteTime(Extend(8), value);

    /// <summary>A <c>uuid</c> or <c>timeuuid</c>.</summary>
    public void AddUuid(Guid value) => CqlEncoder.WriteUuid(Extend(16), value);

    /// <summary>A <c>text</c>.</summary>
    public void AddText(string value) => CqlEncoder.WriteText(Extend(CqlEncoder.TextLength(value)), value);

    /// <summary>A <c>blob</c>, or any value that is encoded already.</summary>
    public void AddBytes(ReadOnlySpan<byte> value) => value.CopyTo(Extend(value.Length));

    /// <summary>An <c>inet</c>.</summary>
    public void AddInet(IPAddress value)
    {
        Span<byte> bytes = stackalloc byte[16];
        AddBytes(bytes[..CqlEncoder.WriteInet(bytes, value)]);
    }

    /// <summary>A <c>varint</c>.</summary>
    public void AddVarint(Int128 value)
    {
        Span<byte> bytes = stackalloc byte[CqlEncoder.LongestNumber];
        AddBytes(bytes[..CqlEncoder.WriteVarint(bytes, value)]);
    }

    /// <summary>A <c>decimal</c>.</summary>
    public void AddDecimal(decimal value)
    {
        Span<byte> bytes = stackalloc byte[CqlEncoder.LongestNumber];
        AddBytes(bytes[..CqlEncoder.WriteDecimal(bytes, value)]);
    }

    /// <summary>A <c>duration</c>.</summary>
    public void AddDuration(CqlDuration value)
    {
        Span<byte> bytes = stackalloc byte[CqlEncoder.LongestNumber];
        AddBytes(bytes[..CqlEncoder.WriteDuration(bytes, value)]);
    }

    /// <summary>Begins a list or set of so many elements, or a map of so many pairs, keys and values in turn.</summary>
    /// <returns>For <see cref="EndCollection"/>.</returns>
    public int BeginCollection(int count)
    {
        var start = BeginTuple();
        BinaryPrimitives.WriteInt32BigEndian(_buffer.Extend(4), count);
        return start;
    }

    /// <summary>Begins a tuple or user-defined type, whose fields are values behind each other.</summary>
    /// <returns>For <see cref="EndCollection"/>.</returns>
    public int BeginTuple()
    {
        AddLength(0);
        _depth++;
        return _buffer.Length;
    }

    /// <summary>Ends what was begun last.</summary>
    public void EndCollection(int start)
    {
        _depth--;
        _buffer.WriteInt32At(start - 4, _buffer.Length - start);
    }

    /// <summary>Forgets the values and keeps the array.</summary>
    public void Clear()
    {
        _buffer.Clear();
        (Count, _depth) = (0, 0);
    }

    /// <summary>Returns the array to the pool.</summary>
    public void Dispose() => _buffer.Dispose();

    private Span<byte> Extend(int length)
    {
        AddLength(length);
        return _buffer.Extend(length);
    }

    private void AddLength(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.Extend(4), length);
        if (_depth == 0)
            Count++;
    }
}
