using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>OP_QUERY and its answer OP_REPLY, as far as the handshake's first command needs them.</summary>
/// <remarks>MongoDB manual, "Legacy Opcodes".</remarks>
internal static class OpQuery
{
    private const int QueryFlagSecondaryOk = 1 << 2;
    private const int ReplyOverhead = MessageHeader.Size + 4 + 8 + 4 + 4;

    private static ReadOnlySpan<byte> Collection => "admin.$cmd\0"u8;

    /// <summary>Bytes of a message besides its document.</summary>
    public static int Overhead => MessageHeader.Size + 4 + Collection.Length + 4 + 4;

    /// <summary>Writes a command for the database <c>admin</c>, answered by any member.</summary>
    public static void Write(Span<byte> destination, int requestId, ReadOnlySpan<byte> document)
    {
        new MessageHeader(Overhead + document.Length, requestId, 0, OpCode.Query).Write(destination);
        BinaryPrimitives.WriteInt32LittleEndian(destination[MessageHeader.Size..], QueryFlagSecondaryOk);
        var rest = destination[(MessageHeader.Size + 4)..];
        Collection.CopyTo(rest);
        rest = rest[Collection.Length..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, 0);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], -1);
        document.CopyTo(rest[8..]);
    }

    /// <summary>Finds the one document of an OP_REPLY. One that says <c>$err</c> is found too: it is the server's error.</summary>
    /// <exception cref="WireFormatException">The message is malformed, or has not exactly one document.</exception>
    public static Range ReadReply(ReadOnlySpan<byte> message)
    {
        if (message.Length < ReplyOverhead + BsonFraming.SmallestDocument)
            WireFault.Throw($"an OP_REPLY of {message.Length} bytes");
        var count = BinaryPrimitives.ReadInt32LittleEndian(message[(ReplyOverhead - 4)..]);
        var length = BsonFraming.DocumentLength(message[ReplyOverhead..]);
        if (count != 1 || ReplyOverhead + length != message.Length)
            WireFault.Throw($"an OP_REPLY of {message.Length} bytes with {count} documents, the first of {length} bytes");
        return ReplyOverhead..message.Length;
    }
}
