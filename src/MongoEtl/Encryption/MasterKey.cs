using System.Security.Cryptography;

namespace MongoEtl;

/// <summary>The 256-bit secret from which the keys of a <see cref="ScopedTextCipher"/> are derived. Its text form is its <see cref="Id"/>, never the key.</summary>
public sealed class MasterKey
{
    /// <summary>Bytes of a master key.</summary>
    public const int Length = 32;

    private const int IdBytes = 4;

    private readonly byte[] _bytes;

    /// <summary>A key of these bytes, which are copied.</summary>
    /// <exception cref="EncryptionException">There are not 32 of them.</exception>
    public MasterKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new EncryptionException($"A master key has {Length} bytes, not {bytes.Length}.");
        _bytes = bytes.ToArray();
        Id = Convert.ToHexStringLower(SHA256.HashData(bytes)[..IdBytes]);
    }

    /// <summary>A key of 64 hexadecimal digits.</summary>
    /// <exception cref="EncryptionException">The text is something else; the message does not repeat it.</exception>
    public static MasterKey Parse(string hex)
    {
        var bytes = new byte[Length];
        if (Convert.FromHexString(hex, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || hex.Length != 2 * written || written != Length)
            throw new EncryptionException($"A master key is written as {2 * Length} hexadecimal digits (openssl rand -hex {Length}).");
        return new MasterKey(bytes);
    }

    /// <summary>Says which key a text was encrypted with, without giving the key away: the first 8 hexadecimal digits of its SHA-256.</summary>
    public string Id { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The key's id.</summary>
    public override string ToString() => Id;
}
