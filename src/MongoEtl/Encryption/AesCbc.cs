using System.Security.Cryptography;

namespace MongoEtl;

/// <summary>AES-256 in CBC mode with PKCS #7 padding.</summary>
/// <remarks>FIPS 197; NIST SP 800-38A, section 6.2; RFC 5652, section 6.3.</remarks>
internal static class AesCbc
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 16;

    public static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext)
    {
        using var aes = Aes.Create();
        aes.SetKey(key);
        return aes.EncryptCbc(plaintext, iv);
    }

    /// <exception cref="EncryptionException">The ciphertext is no whole number of blocks, or its padding is wrong.</exception>
    public static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext)
    {
        using var aes = Aes.Create();
        aes.SetKey(key);
        try
        {
            return aes.DecryptCbc(ciphertext, iv);
        }
        catch (CryptographicException exception)
        {
            throw new EncryptionException("A ciphertext cannot be decrypted: it was encrypted with another key, or was changed.", exception);
        }
    }
}
