using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace MongoEtl.Internal;

/// <summary>SHA-1 where it names things and keeps no secret. Names are short, and a call of the system's library costs several times what
/// hashing one block does; longer ones go there.</summary>
/// <remarks>FIPS 180-4, sections 5.1.1 (padding) and 6.1.2 (computation).</remarks>
internal static class ShortSha1
{
    /// <summary>The longest input that is one block with its padding.</summary>
    internal const int MostBytesOfOneBlock = BlockBytes - 1 - sizeof(ulong);

    private const int BlockBytes = 64;
    private const int WordCount = BlockBytes / sizeof(uint);
    private const int RoundsOfOneKind = 20;

    /// <summary>Writes the 20 bytes of the hash of <paramref name="input"/>.</summary>
    internal static void Hash(ReadOnlySpan<byte> input, Span<byte> hash)
    {
        if (input.Length > MostBytesOfOneBlock)
        {
            SHA1.HashData(input, hash);
            return;
        }
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        input.CopyTo(block);
        block[input.Length] = 0x80;
        BinaryPrimitives.WriteUInt32BigEndian(block[^sizeof(uint)..], (uint)input.Length * 8);
        Compute(block, hash);
    }

    private static void Compute(ReadOnlySpan<byte> block, Span<byte> hash)
    {
        Span<uint> words = stackalloc uint[WordCount];
        for (var i = 0; i < WordCount; i++)
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        var initial = new State(0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0);
        var state = initial;
        for (var t = 0; t < RoundsOfOneKind; t++)
            state.Round((state.B & state.C) | (~state.B & state.D), 0x5A827999, Word(words, t));
        for (var t = RoundsOfOneKind; t < 2 * RoundsOfOneKind; t++)
            state.Round(state.B ^ state.C ^ state.D, 0x6ED9EBA1, Word(words, t));
        for (var t = 2 * RoundsOfOneKind; t < 3 * RoundsOfOneKind; t++)
            state.Round((state.B & state.C) | (state.B & state.D) | (state.C & state.D), 0x8F1BBCDC, Word(words, t));
        for (var t = 3 * RoundsOfOneKind; t < 4 * RoundsOfOneKind; t++)
            state.Round(state.B ^ state.C ^ state.D, 0xCA62C1D6, Word(words, t));
        BinaryPrimitives.WriteUInt32BigEndian(hash, initial.A + state.A);
        BinaryPrimitives.WriteUInt32BigEndian(hash[4..], initial.B + state.B);
        BinaryPrimitives.WriteUInt32BigEndian(hash[8..], initial.C + state.C);
        BinaryPrimitives.WriteUInt32BigEndian(hash[12..], initial.D + state.D);
        BinaryPrimitives.WriteUInt32BigEndian(hash[16..], initial.E + state.E);
    }

    // The schedule's last sixteen words are all that the next one needs.
    private static uint Word(Span<uint> words, int t)
    {
        if (t < WordCount)
            return words[t];
        ref var word = ref words[t & 15];
        word = BitOperations.RotateLeft(words[(t + 13) & 15] ^ words[(t + 8) & 15] ^ words[(t + 2) & 15] ^ word, 1);
        return word;
    }

    private struct State(uint a, uint b, uint c, uint d, uint e)
    {
        public uint A = a;
        public uint B = b;
        public uint C = c;
        public uint D = d;
        public uint E = e;

        public void Round(uint mixed, uint constant, uint word)
        {
            var next = BitOperations.RotateLeft(A, 5) + mixed + E + constant + word;
            (E, D, C, B, A) = (D, C, BitOperations.RotateLeft(B, 30), A, next);
        }
    }
}
