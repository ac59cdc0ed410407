using System.Security.Cryptography;
using System.Text;

namespace MongoEtl.Runtime;

/// <summary>Encrypts dead letters' documents: AES-256-GCM under a key derived by HKDF-SHA-256 (no salt, info <c>mongoetl/dead-letters</c>) from the
/// 32-byte master key. Entity and source id are authenticated with the bytes, so that letters cannot be exchanged.
/// Form: 8 bytes <c>METLENC1</c> (as a BSON length 1.2 GB, so no document begins so), 12 bytes nonce, the ciphertext, 16 bytes tag.</summary>
/// <remarks>RFC 5869; NIST SP 800-38D.</remarks>
internal sealed class LetterCipher
{
    private const int MasterKeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;

    /// <exception cref="MigrationException">The key has another length.</exception>
    public LetterCipher(byte[] masterKey)
    {
        if (masterKey.Length != MasterKeyBytes)
            throw new MigrationException($"ENCRYPTION_KEY must hold {MasterKeyBytes} bytes, not {masterKey.Length}.");
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, MasterKeyBytes, info: "mongoetl/dead-letters"u8.ToArray());
    }

    private static ReadOnlySpan<byte> Magic => "METLENC1"u8;

    public static bool IsEncrypted(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    public byte[] Encrypt(ReadOnlySpan<byte> document, string entity, string sourceId)
    {
        var result = new byte[Magic.Length + NonceBytes + document.Length + TagBytes];
        Magic.CopyTo(result);
        var nonce = result.AsSpan(Magic.Length, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, document, result.AsSpan(Magic.Length + NonceBytes, document.Length), result.AsSpan(^TagBytes), Context(entity, sourceId));
        return result;
    }

    /// <exception cref="MigrationException">Another key was used, or the bytes were changed.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> bytes, string entity, string sourceId)
    {
        var length = bytes.Length - Magic.Length - NonceBytes - TagBytes;
        if (length < 0)
            throw new MigrationException($"The dead letter of {entity} / {sourceId} is cut short: {bytes.Length} bytes.");
        var document = new byte[length];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            var ciphertext = bytes.Slice(Magic.Length + NonceBytes, length);
            aes.Decrypt(bytes.Slice(Magic.Length, NonceBytes), ciphertext, bytes[^TagBytes..], document, Context(entity, sourceId));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new MigrationException($"The dead letter of {entity} / {sourceId} was encrypted with another ENCRYPTION_KEY, or was changed.", exception);
        }
        return document;
    }

    private static byte[] Context(string entity, string sourceId) => Encoding.UTF8.GetBytes($"{entity}\0{sourceId}");
}
