using System.Buffers;
using System.Buffers.Binary;

namespace MongoEtl;

/// <summary>
/// A BSON value kept undecoded: what a <c>jsonb</c> column takes, or rules ask by name. It moves on with the view's
/// document.
/// </summary>
/// <remarks>The default value is missing. Questions about parts of a malformed value throw <see cref="BsonFormatException"/>.</remarks>
public readonly struct RawBson
{
    private readonly byte[]? _buffer;
    private readonly int _offset;
    private readonly int _length;

    /// <summary>A value that lies in a buffer.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="buffer">Where it lies.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="length">Its bytes, as <see cref="BsonElementReader.ValueLength"/> counts them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the buffer.</exception>
    public RawBson(BsonType type, byte[] buffer, int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)offset, (uint)buffer.Length, nameof(offset));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(buffer.Length - offset), nameof(length));
        (Type, _buffer, _offset, _length) = (type, buffer, offset, length);
    }

    /// <summary>The value's type; <see cref="BsonType.Missing"/> if there is none.</summary>
    public BsonType Type { get; }

    /// <summary>The value's bytes as in the document.</summary>
    public ReadOnlySpan<byte> Bytes => new(_buffer, _offset, _length);

    /// <summary>Whether the value is missing, null, false, zero, or an empty text, document or array.</summary>
    public bool IsEmpty => BsonValue.IsEmpty(Type, Bytes);

    /// <summary>Whether the value is missing, null or undefined.</summary>
    public bool IsNull => Type is BsonType.Missing or BsonType.Null or BsonType.Undefined;

    /// <summary>How many elements a document or array has; 0 for other types.</summary>
    public int Count
    {
        get
        {
            if (Type is not (BsonType.Document or BsonType.Array))
                return 0;
            var reader = new BsonElementReader(Bytes);
            var count = 0;
            while (reader.MoveNext())
                count++;
            return count;
        }
    }

    /// <summary>The first element of that name in a document (or of that index in an array); false if there is none.</summary>
    public bool TryGet(string name, out RawBson value)
    {
        value = default;
        if (Type is not (BsonType.Document or BsonType.Array))
            return false;
        var length = System.Text.Encoding.UTF8.GetMaxByteCount(name.Length);
        var scratch = length <= 256 ? stackalloc byte[256] : new byte[length];
        var utf8 = scratch[..System.Text.Encoding.UTF8.GetBytes(name, scratch)];
        var reader = new BsonElementReader(Bytes);
        while (reader.MoveNext())
        {
            if (!reader.Name.SequenceEqual(utf8))
                continue;
            value = new RawBson(reader.Type, _buffer!, _offset + reader.ValueOffset, reader.ValueLength);
            return true;
        }
        return false;
    }

    /// <summary>The text of a string or symbol, invalid UTF-8 replaced; null for other types.</summary>
    public string? AsText() =>
        Type is BsonType.String or BsonType.Symbol ? System.Text.Encoding.UTF8.GetString(BsonValue.Text(Bytes)) : null;

    /// <summary>The value of a boolean; null for other types.</summary>
    public bool? AsBoolean() => Type == BsonType.Boolean ? Bytes[0] != 0 : null;

    /// <summary>The value of a number that is integral and fits; null for others.</summary>
    public long? AsInt64() => !IsNull && Internal.NumberConversion.Int64(Type, Bytes, false, out var value, out _) ? value : null;

    /// <summary>The value of a number that a double holds; null for others.</summary>
    public double? AsDouble() => !IsNull && Internal.NumberConversion.Double(Type, Bytes, false, out var value, out _) ? value : null;

    /// <summary>The moment of a date of the years 1 to 9999, in UTC; null for others.</summary>
    public DateTimeOffset? AsDateTimeOffset() =>
        !IsNull && Internal.DateConversion.Moment(Type, Bytes, false, out var value, out _) ? value : null;

    /// <summary>The id; null for null and missing.</summary>
    public SourceId? AsSourceId() => IsNull ? null : SourceId.FromBson(Type, Bytes);

    /// <summary>The value as relaxed Extended JSON; a missing one is <c>null</c>.</summary>
    public string ToJson() => ExtendedJson.ValueToString(Type, Bytes);

    /// <summary>Writes the value as relaxed Extended JSON, UTF-8; a missing one as <c>null</c>.</summary>
    public void WriteJson(IBufferWriter<byte> destination) => ExtendedJson.WriteValue(destination, Type, Bytes);

    /// <inheritdoc cref="ToJson"/>
    public override string ToString() => ToJson();
}
