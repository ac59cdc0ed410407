using System.Text;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Collects BSON bytes. Numbers are little-endian, documents begin with their own length.</summary>
internal sealed class BsonByteWriter
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public BsonByteWriter Byte(byte value)
    {
        _bytes.Add(value);
        return this;
    }

    public BsonByteWriter Bytes(IEnumerable<byte> value)
    {
        _bytes.AddRange(value);
        return this;
    }

    public BsonByteWriter Int32(int value)
    {
        for (var shift = 0; shift < 32; shift += 8)
            _bytes.Add(unchecked((byte)(value >> shift)));
        return this;
    }

    public BsonByteWriter Int64(long value)
    {
        for (var shift = 0; shift < 64; shift += 8)
            _bytes.Add(unchecked((byte)(value >> shift)));
        return this;
    }

    /// <summary>int32 length with the NUL, UTF-8, NUL.</summary>
    public BsonByteWriter Text(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        return Int32(utf8.Length + 1).Bytes(utf8).Byte(0);
    }

    /// <summary>The type byte and the name that come before a value.</summary>
    public BsonByteWriter Element(byte type, string name) => Byte(type).Bytes(Encoding.UTF8.GetBytes(name)).Byte(0);

    /// <summary>A document or array whose elements the action writes.</summary>
    public BsonByteWriter Document(Action<BsonByteWriter> elements)
    {
        var inner = new BsonByteWriter();
        elements(inner);
        return Int32(inner._bytes.Count + 5).Bytes(inner._bytes).Byte(0);
    }
}
