using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>Reads the notations of the specification's section 3. Every length is compared with what is left before anything is allocated.</summary>
/// <exception cref="ProtocolViolationException">A value ends behind the body's end, or a length cannot be.</exception>
internal ref struct ProtocolReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>The bytes not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>A [byte].</summary>
    public byte ReadByte() => Take(1)[0];

    /// <summary>A [short].</summary>
    public int ReadShort() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    /// <summary>An [int].</summary>
    public int ReadInt() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    /// <summary>A [uuid].</summary>
    public Guid ReadUuid() => new(Take(16), bigEndian: true);

    /// <summary>An [int] that counts things of at least <paramref name="bytesEach"/> bytes, all of which must follow.</summary>
    public int ReadCount(int bytesEach)
    {
        var count = ReadInt();
        if (count < 0 || (long)count * bytesEach > _rest.Length)
            throw new ProtocolViolationException($"a count of {count} before {_rest.Length} bytes");
        return count;
    }

    /// <summary>A [short] that counts things of at least <paramref name="bytesEach"/> bytes, all of which must follow.</summary>
    public int ReadShortCount(int bytesEach)
    {
        var count = ReadShort();
        if ((long)count * bytesEach > _rest.Length)
            throw new ProtocolViolationException($"a count of {count} before {_rest.Length} bytes");
        return count;
    }

    /// <summary>A [string].</summary>
    public string ReadString() => Encoding.UTF8.GetString(Take(ReadShort()));

    /// <summary>A [string list].</summary>
    public string[] ReadStringList()
    {
        var list = new string[ReadShortCount(2)];
        for (var index = 0; index < list.Length; index++)
            list[index] = ReadString();
        return list;
    }

    /// <summary>A [short bytes].</summary>
    public ReadOnlySpan<byte> ReadShortBytes() => Take(ReadShort());

    /// <summary>A [bytes] or a value of a row; false where it is null.</summary>
    public bool TryReadBytes(out ReadOnlySpan<byte> bytes)
    {
        var length = ReadInt();
        bytes = length < 0 ? default : Take(length);
        return length >= 0;
    }

    /// <summary>A [bytes] as an array of its own; null where it is null.</summary>
    public byte[]? ReadBytes() => TryReadBytes(out var bytes) ? bytes.ToArray() : null;

    /// <summary>An [inetaddr]: an address without port.</summary>
    public IPAddress ReadInetAddress()
    {
        var length = ReadByte();
        return length is 4 or 16
            ? new IPAddress(Take(length))
            : throw new ProtocolViolationException($"an address of {length} bytes; 4 and 16 exist");
    }

    /// <summary>An [inet]: an address with its port.</summary>
    public IPEndPoint ReadInet()
    {
        var address = ReadInetAddress();
        var port = ReadInt();
        return (uint)port <= IPEndPoint.MaxPort
            ? new IPEndPoint(address, port)
            : throw new ProtocolViolationException($"a port of {port}");
    }

    /// <summary>The next bytes as they stand.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > (uint)_rest.Length)
            throw new ProtocolViolationException($"a value of {length} bytes before {_rest.Length} bytes");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
