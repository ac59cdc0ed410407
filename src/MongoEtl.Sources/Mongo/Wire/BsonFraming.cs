using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>Checks the outside of a document: its length and its last byte.</summary>
internal static class BsonFraming
{
    /// <summary>Bytes of a document without elements.</summary>
    public const int SmallestDocument = 5;

    /// <summary>Length of the document that <paramref name="bytes"/> begin with.</summary>
    /// <exception cref="WireFormatException">It is not framed, or longer than the bytes.</exception>
    public static int DocumentLength(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length < SmallestDocument ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length < SmallestDocument || length > bytes.Length)
            WireFault.Throw($"a document of stated length {length} within {bytes.Length} bytes");
        if (bytes[length - 1] != 0)
            WireFault.Throw("a document that does not end with NUL");
        return length;
    }
}
