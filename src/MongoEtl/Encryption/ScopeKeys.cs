using System.Security.Cryptography;

namespace MongoEtl;

/// <summary>The three keys of one scope.</summary>
/// <remarks>HKDF-SHA-256 (RFC 5869) of the master key; the salt is the scope's 16 bytes in network order (RFC 4122, section 4.1.2).</remarks>
internal sealed class ScopeKeys
{
    private const int ScopeBytes = 16;

    public ScopeKeys(MasterKey master, Guid scope)
    {
        Scope = scope;
        Span<byte> salt = stackalloc byte[ScopeBytes];
        scope.TryWriteBytes(salt, bigEndian: true, out _);
        Span<byte> seed = stackalloc byte[SHA256.HashSizeInBytes];
        HKDF.Extract(HashAlgorithmName.SHA256, master.Bytes, salt, seed);
        Encryption = Expand(seed, "mongoetl/enc"u8);
        Authentication = Expand(seed, "mongoetl/mac"u8);
        InitialVector = Expand(seed, "mongoetl/iv"u8);
    }

    public Guid Scope { get; }

    /// <summary>Key of AES-256.</summary>
    public byte[] Encryption { get; }

    /// <summary>Key of the tag's HMAC.</summary>
    public byte[] Authentication { get; }

    /// <summary>Key of the HMAC that gives the IV.</summary>
    public byte[] InitialVector { get; }

    private static byte[] Expand(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> info)
    {
        var key = new byte[SHA256.HashSizeInBytes];
        HKDF.Expand(HashAlgorithmName.SHA256, seed, key, info);
        return key;
    }
}
