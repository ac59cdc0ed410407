using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MongoEtl.Runtime;

/// <summary>SHA-256 cut to 128 bits: short enough to keep by the million, and nobody makes two inputs look alike.</summary>
internal static class ShortDigest
{
    /// <summary>The first 16 bytes of the digest as a big-endian number.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
