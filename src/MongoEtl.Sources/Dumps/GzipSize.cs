using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>Guesses how much a gzip file unpacks to, for progress only.</summary>
/// <remarks>RFC 1952: the last four bytes (ISIZE) are the unpacked size of the last member modulo 2^32, little-endian.</remarks>
internal static class GzipSize
{
    // Dumps shrink about five times. Below this size ISIZE has hardly wrapped around.
    private const int UsualRatio = 5;
    private const long TrustedBelow = 512L * 1024 * 1024;

    /// <summary>Unpacked bytes of a file of <paramref name="packed"/> bytes.</summary>
    public static long Estimate(string path, long packed)
    {
        if (packed < sizeof(uint) || packed >= TrustedBelow)
            return packed * UsualRatio;
        using var handle = DumpFile.Open(path);
        Span<byte> last = stackalloc byte[sizeof(uint)];
        DumpFile.ReadAt(handle, last, packed - last.Length, path);
        return BinaryPrimitives.ReadUInt32LittleEndian(last);
    }
}
