using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace MongoEtl;

/// <summary>Throws for malformed bytes, away from the hot paths that find them.</summary>
internal static class BsonFault
{
    [DoesNotReturn]
    internal static void Throw(int offset, string problem) => throw new BsonFormatException(offset, problem);

    [DoesNotReturn]
    internal static void Overrun(BsonType type, int offset) =>
        Throw(offset, $"a value of type {type} runs past the document's end");

    [DoesNotReturn]
    internal static void Envelope(ReadOnlySpan<byte> document)
    {
        if (document.Length < 5)
            Throw(0, $"a document has at least 5 bytes, here are {document.Length}");
        var stated = BinaryPrimitives.ReadInt32LittleEndian(document);
        if (stated != document.Length)
            Throw(0, $"the stated length is {stated}, the bytes given are {document.Length}");
        Throw(document.Length - 1, "a document does not end with NUL");
    }
}
