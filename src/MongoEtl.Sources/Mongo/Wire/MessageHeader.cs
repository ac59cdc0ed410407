using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>The first 16 bytes of every message, four int32 little-endian.</summary>
/// <param name="MessageLength">Bytes of the whole message, these among them.</param>
/// <param name="RequestId">Number that the sender gave it.</param>
/// <param name="ResponseTo">Number of the message that this one answers; 0 in requests.</param>
/// <param name="OpCode">What the rest is.</param>
internal readonly record struct MessageHeader(int MessageLength, int RequestId, int ResponseTo, OpCode OpCode)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 16;

    /// <summary>Reads the first bytes of <paramref name="source"/>.</summary>
    public static MessageHeader Read(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadInt32LittleEndian(source),
        BinaryPrimitives.ReadInt32LittleEndian(source[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
        (OpCode)BinaryPrimitives.ReadInt32LittleEndian(source[12..]));

    /// <summary>Writes the header to the first bytes of <paramref name="destination"/>.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt32LittleEndian(destination, MessageLength);
        BinaryPrimitives.WriteInt32LittleEndian(destination[4..], RequestId);
        BinaryPrimitives.WriteInt32LittleEndian(destination[8..], ResponseTo);
        BinaryPrimitives.WriteInt32LittleEndian(destination[12..], (int)OpCode);
    }
}
