using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.IntegrationTests.Bson;

/// <summary>Decodes documents into plain objects by the text of bsonspec.org, sharing no code with the library under test. Only the types
/// that the real dumps hold; any other is refused, so nothing is compared by accident.</summary>
internal static class BsonDecoder
{
    /// <summary>All documents of a file of concatenated documents.</summary>
    public static IEnumerable<Dictionary<string, object?>> ReadFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length; at += Length(bytes, at))
            yield return Document(bytes.AsSpan(at, Length(bytes, at)));
    }

    /// <summary>One document: double, int, long, bool, string, <see cref="Oid"/>, <see cref="DateTime"/>, null, nested dictionaries and
    /// lists.</summary>
    public static Dictionary<string, object?> Document(ReadOnlySpan<byte> bytes)
    {
        var result = new Dictionary<string, object?>();
        var at = 4;
        while (bytes[at] != 0)
        {
            var type = bytes[at++];
            var end = at + bytes[at..].IndexOf((byte)0);
            var name = Encoding.UTF8.GetString(bytes[at..end]);
            at = end + 1;
            result[name] = Value(type, bytes, ref at);
        }

        return result;
    }

    private static int Length(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static object? Value(byte type, ReadOnlySpan<byte> bytes, ref int at)
    {
        var start = at;
        var length = type switch
        {
            0x01 or 0x09 or 0x12 => 8,
            0x02 => 4 + BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]),
            0x03 or 0x04 => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]),
            0x07 => 12,
            0x08 => 1,
            0x0A => 0,
            0x10 => 4,
            _ => throw new NotSupportedException($"the tests' decoder does not know BSON type 0x{type:x2}"),
        };
        at += length;
        var value = bytes.Slice(start, length);
        return type switch
        {
            0x01 => BinaryPrimitives.ReadDoubleLittleEndian(value),
            0x02 => Encoding.UTF8.GetString(value[4..^1]),
            0x03 => Document(value),
            0x04 => Document(value).Values.ToList(),
            0x07 => new Oid(Convert.ToHexStringLower(value)),
            0x08 => value[0] != 0,
            0x09 => DateTime.UnixEpoch.AddMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(value)),
            0x0A => null,
            0x10 => BinaryPrimitives.ReadInt32LittleEndian(value),
            _ => BinaryPrimitives.ReadInt64LittleEndian(value),
        };
    }
}
