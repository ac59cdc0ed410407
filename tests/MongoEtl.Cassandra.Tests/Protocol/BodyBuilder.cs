using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Builds message bodies as a server does, independently of the code under test.</summary>
internal sealed class BodyBuilder
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public BodyBuilder Byte(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    public BodyBuilder Short(int value) => Byte(value >> 8).Byte(value);

    public BodyBuilder Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return Raw(bytes);
    }

    public BodyBuilder Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public BodyBuilder String(string text) => Short(Encoding.UTF8.GetByteCount(text)).Raw(Encoding.UTF8.GetBytes(text));

    public BodyBuilder Strings(params string[] texts)
    {
        Short(texts.Length);
        foreach (var text in texts)
            String(text);
        return this;
    }

    public BodyBuilder Value(byte[]? bytes) => bytes is null ? Int(-1) : Int(bytes.Length).Raw(bytes);

    public BodyBuilder ShortBytes(byte[] bytes) => Short(bytes.Length).Raw(bytes);
}
