using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>The outer framing of version 5 without compression: three little-endian bytes (payload length in 17 bits, then the bit that says
/// self-contained), their CRC24, the payload, its CRC32 (specification of version 5, section 2.1).</summary>
internal static class Segment
{
    /// <summary>Bytes before the payload.</summary>
    public const int HeaderLength = 6;

    /// <summary>Bytes behind the payload.</summary>
    public const int TrailerLength = 4;

    /// <summary>The longest payload the format can state.</summary>
    public const int MaxPayload = (1 << 17) - 1;

    /// <summary>Fills in header and trailer around a payload that lies at <see cref="HeaderLength"/>.</summary>
    /// <param name="bytes">Header, payload and trailer, no more.</param>
    /// <param name="selfContained">True when the payload holds whole frames, false when it is a part of one.</param>
    public static void Seal(Span<byte> bytes, bool selfContained)
    {
        var length = bytes.Length - HeaderLength - TrailerLength;
        Write24(bytes, (uint)length | (selfContained ? 1u << 17 : 0));
        Write24(bytes[3..], Crc24.Compute(bytes[..3]));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[(HeaderLength + length)..], Crc32.Compute(bytes.Slice(HeaderLength, length)));
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="ProtocolViolationException">Its checksum differs: the bytes were damaged, or are no segment.</exception>
    public static (int PayloadLength, bool SelfContained) ReadHeader(ReadOnlySpan<byte> bytes)
    {
        if (Read24(bytes[3..]) != Crc24.Compute(bytes[..3]))
            throw new ProtocolViolationException("a segment header whose checksum differs");
        var header = Read24(bytes);
        return ((int)(header & MaxPayload), (header & 1 << 17) != 0);
    }

    /// <summary>Compares a payload with the checksum behind it.</summary>
    /// <exception cref="ProtocolViolationException">They differ.</exception>
    public static void Verify(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> trailer)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != Crc32.Compute(payload))
            throw new ProtocolViolationException("a segment whose payload's checksum differs");
    }

    private static uint Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16;

    private static void Write24(Span<byte> bytes, uint value)
    {
        bytes[0] = (byte)value;
        bytes[1] = (byte)(value >> 8);
        bytes[2] = (byte)(value >> 16);
    }
}
