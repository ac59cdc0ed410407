using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>Writes the notations of the specification's section 3 into a span that has room for them; big-endian.</summary>
internal ref struct ProtocolWriter(Span<byte> destination)
{
    private Span<byte> _rest = destination;

    /// <summary>Bytes that are still free.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>Bytes of a [string] or, with <paramref name="prefix"/> 4, of a [long string].</summary>
    /// <exception cref="ArgumentException">The text has more than 65,535 bytes and is to be a [string].</exception>
    public static int SizeOf(string text, int prefix = 2)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        return prefix == 2 && length > ushort.MaxValue
            ? throw new ArgumentException($"a text of {length} bytes is too long for the protocol's [string]; 65535 is its limit")
            : prefix + length;
    }

    /// <summary>A [byte].</summary>
    public void WriteByte(byte value)
    {
        _rest[0] = value;
        _rest = _rest[1..];
    }

    /// <summary>A [short].</summary>
    public void WriteShort(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_rest, checked((ushort)value));
        _rest = _rest[2..];
    }

    /// <summary>An [int].</summary>
    public void WriteInt(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_rest, value);
        _rest = _rest[4..];
    }

    /// <summary>A [long].</summary>
    public void WriteLong(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_rest, value);
        _rest = _rest[8..];
    }

    /// <summary>A [string].</summary>
    public void WriteString(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, _rest[2..]);
        BinaryPrimitives.WriteUInt16BigEndian(_rest, checked((ushort)length));
        _rest = _rest[(2 + length)..];
    }

    /// <summary>A [long string].</summary>
    public void WriteLongString(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, _rest[4..]);
        BinaryPrimitives.WriteInt32BigEndian(_rest, length);
        _rest = _rest[(4 + length)..];
    }

    /// <summary>A [bytes].</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteInt(bytes.Length);
        WriteRaw(bytes);
    }

    /// <summary>A [short bytes].</summary>
    public void WriteShortBytes(ReadOnlySpan<byte> bytes)
    {
        WriteShort(bytes.Length);
        WriteRaw(bytes);
    }

    /// <summary>Bytes that are encoded already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_rest);
        _rest = _rest[bytes.Length..];
    }
}
