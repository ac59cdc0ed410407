using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Cassandra.Tests;

/// <summary>The [value]s of a row, behind each other.</summary>
internal static class RowBytes
{
    internal static byte[] Of(params byte[][] values)
    {
        var row = new List<byte>();
        foreach (var value in values)
        {
            row.AddRange(Int(value.Length));
            row.AddRange(value);
        }
        return [.. row];
    }

    internal static byte[] Int(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    internal static byte[] Bigint(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    internal static byte[] Uuid(Guid value) => value.ToByteArray(bigEndian: true);

    internal static byte[] Text(string value) => Encoding.UTF8.GetBytes(value);
}
