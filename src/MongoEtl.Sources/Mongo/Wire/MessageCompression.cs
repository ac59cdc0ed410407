using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace MongoEtl.Sources;

/// <summary>OP_COMPRESSED: header, int32 opcode of the message within, int32 its bytes without header, byte compressor, the compressed
/// bytes.</summary>
/// <remarks>Specification "compression/OP_COMPRESSED". Of its compressors this client has zlib; the platform has no snappy and no
/// zstd.</remarks>
internal static class MessageCompression
{
    /// <summary>Name of zlib in handshakes.</summary>
    public const string Zlib = "zlib";

    /// <summary>Bytes before the compressed ones.</summary>
    public const int Overhead = MessageHeader.Size + 4 + 4 + 1;

    private const byte NoneId = 0;
    private const byte ZlibId = 2;

    // Deflate codes 258 bytes in no less than two bits, and a stream has a few bytes of frame.
    private const int HighestRatio = 1032;

    /// <summary>Whether this client compresses and expands so.</summary>
    public static bool IsImplemented(string compressor) => compressor == Zlib;

    /// <summary>Whether a command may be compressed: none that carries or precedes credentials.</summary>
    /// <param name="command">Its name.</param>
    public static bool MayCompress(ReadOnlySpan<byte> command) =>
        !(command.SequenceEqual("hello"u8) || command.SequenceEqual("isMaster"u8) || command.SequenceEqual("ismaster"u8)
            || command.SequenceEqual("saslStart"u8) || command.SequenceEqual("saslContinue"u8) || command.SequenceEqual("authenticate"u8));

    /// <summary>Wraps a message.</summary>
    /// <returns>The message to send.</returns>
    public static ReadOnlyMemory<byte> Wrap(ReadOnlySpan<byte> message, int level)
    {
        var header = MessageHeader.Read(message);
        var output = new MemoryStream(Overhead + message.Length / 2);
        output.SetLength(Overhead);
        output.Position = Overhead;
        var options = new ZLibCompressionOptions { CompressionLevel = level < 0 ? 6 : level };
        using (var zlib = new ZLibStream(output, options, leaveOpen: true))
            zlib.Write(message[MessageHeader.Size..]);
        var wrapped = output.GetBuffer().AsSpan(0, (int)output.Length);
        (header with { MessageLength = wrapped.Length, OpCode = OpCode.Compressed }).Write(wrapped);
        BinaryPrimitives.WriteInt32LittleEndian(wrapped[MessageHeader.Size..], (int)header.OpCode);
        BinaryPrimitives.WriteInt32LittleEndian(wrapped[(MessageHeader.Size + 4)..], message.Length - MessageHeader.Size);
        wrapped[Overhead - 1] = ZlibId;
        return output.GetBuffer().AsMemory(0, wrapped.Length);
    }

    /// <summary>Replaces a compressed message in a reply's buffer by the message within.</summary>
    /// <param name="reply">Its buffer begins with the message.</param>
    /// <param name="header">The header read from there.</param>
    /// <param name="limit">Bytes of the longest message.</param>
    /// <returns>The header of the message within.</returns>
    /// <exception cref="WireFormatException">The compressor is unknown, or the bytes are not what they claim to be.</exception>
    public static MessageHeader Expand(MongoReply reply, MessageHeader header, int limit)
    {
        if (header.MessageLength < Overhead)
            WireFault.Throw($"an OP_COMPRESSED of {header.MessageLength} bytes");
        var message = reply.Buffer.AsMemory(0, header.MessageLength);
        var fields = message.Span[MessageHeader.Size..];
        var size = BinaryPrimitives.ReadInt32LittleEndian(fields[4..]);
        var compressed = message[Overhead..];
        if (size < 0 || size > limit - MessageHeader.Size || size > ((long)compressed.Length * HighestRatio) + HighestRatio)
            WireFault.Throw($"an OP_COMPRESSED of {header.MessageLength} bytes that states {size} bytes within");
        var opCode = (OpCode)BinaryPrimitives.ReadInt32LittleEndian(fields);
        var inner = header with { MessageLength = MessageHeader.Size + size, OpCode = opCode };
        var buffer = ArrayPool<byte>.Shared.Rent(inner.MessageLength);
        try
        {
            inner.Write(buffer);
            Expand(fields[8], compressed, buffer.AsSpan(MessageHeader.Size, size));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
        reply.Replace(buffer);
        return inner;
    }

    private static void Expand(byte compressor, ReadOnlyMemory<byte> compressed, Span<byte> destination)
    {
        switch (compressor)
        {
            case NoneId when compressed.Length == destination.Length:
                compressed.Span.CopyTo(destination);
                break;
            case ZlibId:
                Inflate(compressed, destination);
                break;
            default:
                WireFault.Throw($"an OP_COMPRESSED of the compressor {compressor}, which was not offered");
                break;
        }
    }

    private static void Inflate(ReadOnlyMemory<byte> compressed, Span<byte> destination)
    {
        try
        {
            using var zlib = new ZLibStream(new ReadOnlyMemoryStream(compressed), CompressionMode.Decompress);
            var length = zlib.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            if (length < destination.Length || zlib.ReadByte() >= 0)
                WireFault.Throw($"an OP_COMPRESSED that states {destination.Length} bytes within and has "
                    + $"{(length < destination.Length ? "fewer" : "more")}");
        }
        catch (InvalidDataException)
        {
            WireFault.Throw("an OP_COMPRESSED whose bytes are not zlib's");
        }
    }
}
