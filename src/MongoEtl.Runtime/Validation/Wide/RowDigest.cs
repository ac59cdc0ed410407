using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MongoEtl.Runtime;

/// <summary>Digests of a comparable row: SHA-256, cut to 128 bits, so that nobody makes two rows look alike.</summary>
/// <param name="Key">Of its key.</param>
/// <param name="Row">Of the whole row.</param>
internal readonly record struct RowDigest(UInt128 Key, UInt128 Row)
{
    public static RowDigest Of(CqlTablePlan table, ReadOnlySpan<byte> row) => new(Digest(RowCells.Key(table, row)), Digest(row));

    private static UInt128 Digest(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
