using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>The nine bytes before a frame's body: version, flags, stream, opcode, length; big-endian (specification, section 2.4.1).</summary>
/// <remarks>What version 5 calls envelope is a frame here, its outer frame a segment.</remarks>
internal readonly record struct FrameHeader(byte VersionByte, FrameFlags Flags, short Stream, Opcode Opcode, int BodyLength)
{
    /// <summary>Bytes of a header.</summary>
    public const int Length = 9;

    /// <summary>The longest body the protocol allows: 256 MiB.</summary>
    public const int MaxBodyLength = 256 * 1024 * 1024;

    /// <summary>True when the first byte says that a server wrote the frame.</summary>
    public bool IsResponse => (VersionByte & 0x80) != 0;

    /// <summary>The version without the direction.</summary>
    public int Version => VersionByte & 0x7F;

    /// <summary>Reads a header from its nine bytes.</summary>
    /// <exception cref="ProtocolViolationException">The length is negative or above 256 MiB.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes[5..]);
        if ((uint)length > MaxBodyLength)
            throw new ProtocolViolationException($"a frame of {(uint)length} bytes, more than the protocol's 256 MiB");
        return new FrameHeader(bytes[0], (FrameFlags)bytes[1], BinaryPrimitives.ReadInt16BigEndian(bytes[2..]), (Opcode)bytes[4], length);
    }

    /// <summary>Writes the nine bytes.</summary>
    public void Write(Span<byte> destination)
    {
        destination[0] = VersionByte;
        destination[1] = (byte)Flags;
        BinaryPrimitives.WriteInt16BigEndian(destination[2..], Stream);
        destination[4] = (byte)Opcode;
        BinaryPrimitives.WriteInt32BigEndian(destination[5..], BodyLength);
    }
}
