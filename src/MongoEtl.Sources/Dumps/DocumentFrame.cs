using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>The outside of a BSON document: little-endian int32 length that counts itself, elements, one zero byte.</summary>
/// <remarks>bsonspec.org, version 1.1, "document".</remarks>
internal static class DocumentFrame
{
    /// <summary>Length of the empty document.</summary>
    public const int SmallestLength = 5;

    /// <summary>Longest document believed. Servers store at most 16 MiB (and 16 KiB of their own around it); three times that is
    /// room for every server there is and still keeps a damaged length from asking for gigabytes.</summary>
    public const int LargestLength = 48 * 1024 * 1024;

    /// <summary>What a document's length must be, for messages.</summary>
    public const string ExpectedLength = "a document length from 5 to 50331648";

    /// <summary>True if a document can have this length.</summary>
    public static bool IsLength(int length) => length is >= SmallestLength and <= LargestLength;

    /// <summary>Looks at the document at the front of <paramref name="bytes"/>. <paramref name="length"/> is the one it states,
    /// or 0 if fewer than four bytes are there.</summary>
    public static FrameState Look(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.Length < sizeof(int))
            return FrameState.Partial;
        length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (!IsLength(length))
            return FrameState.BadLength;
        if (bytes.Length < length)
            return FrameState.Partial;
        return bytes[length - 1] == 0 ? FrameState.Complete : FrameState.BadTerminator;
    }
}
