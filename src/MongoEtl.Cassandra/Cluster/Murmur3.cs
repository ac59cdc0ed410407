using System.Buffers.Binary;
using System.Numerics;

namespace MongoEtl.Cassandra;

/// <summary>The first half of MurmurHash3's 128-bit hash for 64-bit machines, with seed 0, as Cassandra's Murmur3Partitioner computes it.
/// It differs from the published hash in one thing: bytes of the last, incomplete block are taken as signed.</summary>
internal static class Murmur3
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;
    private const int BlockBytes = 16;

    internal static long Hash(ReadOnlySpan<byte> key)
    {
        ulong h1 = 0, h2 = 0;
        var rest = key;
        for (; rest.Length >= BlockBytes; rest = rest[BlockBytes..])
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(rest));
            h1 = (BitOperations.RotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            h2 = (BitOperations.RotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        if (rest.Length > 8)
            h2 ^= Mix2(Tail(rest[8..]));
        if (rest.Length > 0)
            h1 ^= Mix1(Tail(rest[..Math.Min(rest.Length, 8)]));
        h1 ^= (ulong)key.Length;
        h2 ^= (ulong)key.Length;
        h1 += h2;
        h2 += h1;
        return unchecked((long)(Finish(h1) + Finish(h2)));
    }

    /// <summary>Up to eight bytes, little-endian, each widened with its sign before it is laid over the others.</summary>
    private static ulong Tail(ReadOnlySpan<byte> bytes)
    {
        ulong tail = 0;
        for (var i = 0; i < bytes.Length; i++)
            tail ^= unchecked((ulong)(sbyte)bytes[i]) << (8 * i);
        return tail;
    }

    private static ulong Mix1(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    private static ulong Mix2(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Finish(ulong h)
    {
        h ^= h >> 33;
        h *= 0xff51afd7ed558ccd;
        h ^= h >> 33;
        h *= 0xc4ceb9fe1a85ec53;
        return h ^ (h >> 33);
    }
}
