using System.Buffers.Binary;
using System.Numerics;

namespace MongoEtl;

/// <summary>The stream cipher Salsa20/20 with a 256-bit key, for texts that were encrypted with it. It authenticates nothing: write new texts with
/// <see cref="ScopedTextCipher"/>.</summary>
/// <remarks>D. J. Bernstein, "Salsa20 specification", 2005: sections 8 (the function), 9 (expansion of 32-byte keys) and 10 (encryption).</remarks>
public static class Salsa20
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a nonce.</summary>
    public const int NonceBytes = 8;

    private const int BlockBytes = 64;
    private const int Words = 16;
    private const int CounterLow = 8;
    private const int CounterHigh = 9;

    /// <summary>XORs <paramref name="data"/> in place with the keystream from its first block on: encrypts a plaintext, decrypts a ciphertext.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">8 bytes.</param>
    /// <param name="data">Any number of bytes.</param>
    /// <exception cref="ArgumentException">Key or nonce has another length.</exception>
    public static void Apply(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<byte> data)
    {
        if (key.Length != KeyBytes)
            throw new ArgumentException($"A Salsa20 key has {KeyBytes} bytes, not {key.Length}.", nameof(key));
        if (nonce.Length != NonceBytes)
            throw new ArgumentException($"A Salsa20 nonce has {NonceBytes} bytes, not {nonce.Length}.", nameof(nonce));
        Span<uint> state = stackalloc uint[Words];
        Expand(key, nonce, state);
        Span<byte> block = stackalloc byte[BlockBytes];
        while (data.Length > 0)
        {
            WriteBlock(state, block);
            var count = Math.Min(BlockBytes, data.Length);
            for (var i = 0; i < count; i++)
                data[i] ^= block[i];
            data = data[count..];
            if (++state[CounterLow] == 0)
                state[CounterHigh]++;
        }
    }

    /// <summary>The constant "expand 32-byte k" on the diagonal; around it the key's halves, the nonce and the block counter.</summary>
    private static void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<uint> state)
    {
        ReadOnlySpan<byte> constant = "expand 32-byte k"u8;
        for (var i = 0; i < 4; i++)
        {
            state[5 * i] = Word(constant, i);
            state[1 + i] = Word(key, i);
            state[11 + i] = Word(key, 4 + i);
        }
        state[6] = Word(nonce, 0);
        state[7] = Word(nonce, 1);
        state[CounterLow] = 0;
        state[CounterHigh] = 0;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * index)..]);

    private static void WriteBlock(ReadOnlySpan<uint> state, Span<byte> block)
    {
        Span<uint> mixed = stackalloc uint[Words];
        state.CopyTo(mixed);
        for (var doubleRound = 0; doubleRound < 10; doubleRound++)
        {
            MixColumns(mixed);
            MixRows(mixed);
        }
        for (var i = 0; i < Words; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(block[(4 * i)..], mixed[i] + state[i]);
    }

    private static void MixColumns(Span<uint> x)
    {
        QuarterRound(ref x[0], ref x[4], ref x[8], ref x[12]);
        QuarterRound(ref x[5], ref x[9], ref x[13], ref x[1]);
        QuarterRound(ref x[10], ref x[14], ref x[2], ref x[6]);
        QuarterRound(ref x[15], ref x[3], ref x[7], ref x[11]);
    }

    private static void MixRows(Span<uint> x)
    {
        QuarterRound(ref x[0], ref x[1], ref x[2], ref x[3]);
        QuarterRound(ref x[5], ref x[6], ref x[7], ref x[4]);
        QuarterRound(ref x[10], ref x[11], ref x[8], ref x[9]);
        QuarterRound(ref x[15], ref x[12], ref x[13], ref x[14]);
    }

    private static void QuarterRound(ref uint a, ref uint b, ref uint c, ref uint d)
    {
        b ^= BitOperations.RotateLeft(a + d, 7);
        c ^= BitOperations.RotateLeft(b + a, 9);
        d ^= BitOperations.RotateLeft(c + b, 13);
        a ^= BitOperations.RotateLeft(d + c, 18);
    }
}
