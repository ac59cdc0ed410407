using System.Security.Cryptography;

namespace MongoEtl.Sources;

/// <summary>The hash function of a SCRAM mechanism.</summary>
internal sealed class ScramHash
{
    private readonly HashAlgorithmName _algorithm;

    private ScramHash(HashAlgorithmName algorithm, string mechanism, int size) =>
        (_algorithm, Mechanism, Size) = (algorithm, mechanism, size);

    /// <summary>RFC 5802.</summary>
    public static ScramHash Sha1 { get; } = new(HashAlgorithmName.SHA1, MechanismNames.ScramSha1, 20);

    /// <summary>RFC 7677.</summary>
    public static ScramHash Sha256 { get; } = new(HashAlgorithmName.SHA256, MechanismNames.ScramSha256, 32);

    /// <summary>Name of the mechanism.</summary>
    public string Mechanism { get; }

    /// <summary>Bytes of a hash.</summary>
    public int Size { get; }

    /// <summary><c>H(bytes)</c>.</summary>
    public byte[] Hash(ReadOnlySpan<byte> bytes) => CryptographicOperations.HashData(_algorithm, bytes);

    /// <summary><c>HMAC(key, bytes)</c>.</summary>
    public byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes) => CryptographicOperations.HmacData(_algorithm, key, bytes);

    /// <summary><c>Hi(password, salt, iterations)</c>.</summary>
    public byte[] Salt(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, _algorithm, Size);
}
