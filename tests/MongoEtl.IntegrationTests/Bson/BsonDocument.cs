using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace MongoEtl.IntegrationTests.Bson;

/// <summary>A document under construction, written as
/// <c>new BsonDocument { ["_id"] = Oid.Of(1), ["pop"] = 3.0, ["tags"] = new object[] { "a", 1 } }</c>; bytes by the text of
/// bsonspec.org.</summary>
internal sealed class BsonDocument : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _elements = [];

    /// <summary>Sets an element in its place, or appends it.</summary>
    public object? this[string name]
    {
        set
        {
            var place = _elements.FindIndex(element => element.Key == name);
            if (place < 0)
                _elements.Add(new(name, value));
            else
                _elements[place] = new(name, value);
        }
    }

    /// <summary>A copy in which one element has another value.</summary>
    public BsonDocument With(string name, object? value)
    {
        var copy = new BsonDocument();
        copy._elements.AddRange(_elements);
        copy[name] = value;
        return copy;
    }

    public byte[] ToBytes()
    {
        var body = _elements.SelectMany(element => Element(element.Key, element.Value)).ToArray();
        return [.. Int32(body.Length + 5), .. body, 0];
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static byte[] Element(string name, object? value)
    {
        var (type, bytes) = Value(value);
        return [type, .. Encoding.UTF8.GetBytes(name), 0, .. bytes];
    }

    private static (byte Type, byte[] Bytes) Value(object? value) => value switch
    {
        null => (0x0A, []),
        double number => (0x01, Int64(BitConverter.DoubleToInt64Bits(number))),
        string text => (0x02, [.. Int32(Encoding.UTF8.GetByteCount(text) + 1), .. Encoding.UTF8.GetBytes(text), 0]),
        BsonDocument document => (0x03, document.ToBytes()),
        byte[] binary => (0x05, [.. Int32(binary.Length), 0, .. binary]),
        Guid uuid => (0x05, [.. Int32(16), 4, .. uuid.ToByteArray(bigEndian: true)]),
        Oid id => (0x07, Convert.FromHexString(id.Hex)),
        bool flag => (0x08, [flag ? (byte)1 : (byte)0]),
        DateTime time => (0x09, Int64((long)(time - DateTime.UnixEpoch).TotalMilliseconds)),
        int number => (0x10, Int32(number)),
        long number => (0x12, Int64(number)),
        decimal number => (0x13, Decimal128(number)),
        IEnumerable list => (0x04, Array(list)),
        _ => throw new NotSupportedException($"the tests do not write {value.GetType().Name}"),
    };

    private static byte[] Array(IEnumerable list)
    {
        var document = new BsonDocument();
        foreach (var item in list)
            document._elements.Add(new(document._elements.Count.ToString(), item));
        return document.ToBytes();
    }

    /// <summary>The digits as coefficient, the scale as exponent (IEEE 754-2008, binary integer decimal encoding).</summary>
    private static byte[] Decimal128(decimal number)
    {
        var bits = decimal.GetBits(number);
        var scale = (bits[3] >> 16) & 0xFF;
        var high = ((ulong)(6176 - scale) << 49) | (uint)bits[2] | (number < 0 ? 1UL << 63 : 0);
        return [.. Int32(bits[0]), .. Int32(bits[1]), .. Int64((long)high)];
    }

    private static byte[] Int32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Int64(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
