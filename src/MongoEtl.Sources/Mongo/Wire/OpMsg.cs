using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>OP_MSG: header, uint32 flag bits, sections, perhaps a checksum. A section of kind 0 is one document; of kind 1, a named
/// sequence.</summary>
/// <remarks>Specification "message/OP_MSG".</remarks>
internal static class OpMsg
{
    /// <summary>Bytes before the document of a message that has only that.</summary>
    public const int Overhead = MessageHeader.Size + 4 + 1;

    private const byte BodyKind = 0;
    private const byte SequenceKind = 1;
    private const int ChecksumSize = 4;

    /// <summary>Writes a message of one document; <paramref name="destination"/> has room for <see cref="Overhead"/> more bytes than
    /// it.</summary>
    public static void Write(Span<byte> destination, int requestId, MessageFlags flags, ReadOnlySpan<byte> document)
    {
        var length = Overhead + document.Length;
        new MessageHeader(length, requestId, 0, OpCode.Msg).Write(destination);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[MessageHeader.Size..], (uint)flags);
        destination[Overhead - 1] = BodyKind;
        document.CopyTo(destination[Overhead..]);
    }

    /// <summary>Finds the document of an answer.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="flags">Its flag bits.</param>
    /// <returns>Where the document lies in the message; its length and terminator are checked, its elements are not.</returns>
    /// <exception cref="WireFormatException">The message is malformed, damaged, or of a kind that no answer to a reader is.</exception>
    public static Range Read(ReadOnlySpan<byte> message, out MessageFlags flags)
    {
        if (message.Length < Overhead + BsonFraming.SmallestDocument)
            WireFault.Throw($"an OP_MSG of {message.Length} bytes");
        flags = (MessageFlags)BinaryPrimitives.ReadUInt32LittleEndian(message[MessageHeader.Size..]);
        var unknown = flags & MessageFlags.Required & ~(MessageFlags.ChecksumPresent | MessageFlags.MoreToCome);
        if (unknown != 0)
            WireFault.Throw($"an OP_MSG with the unknown flag bits 0x{(uint)unknown:X}");
        var end = message.Length;
        if ((flags & MessageFlags.ChecksumPresent) != 0)
        {
            end -= ChecksumSize;
            if (BinaryPrimitives.ReadUInt32LittleEndian(message[end..]) != Crc32C.Compute(message[..end]))
                WireFault.Throw("an OP_MSG whose checksum is not that of its bytes: it was damaged on the way");
        }
        return Body(message[..end]);
    }

    private static Range Body(ReadOnlySpan<byte> message)
    {
        var start = MessageHeader.Size + 4;
        if (message[start] == SequenceKind)
            WireFault.Throw("an OP_MSG with a document sequence, which no answer has");
        if (message[start] != BodyKind)
            WireFault.Throw($"an OP_MSG with a section of the unknown kind {message[start]}");
        start++;
        var length = BsonFraming.DocumentLength(message[start..]);
        if (start + length != message.Length)
            WireFault.Throw($"an OP_MSG with {message.Length - start - length} bytes behind its document");
        return start..(start + length);
    }
}
