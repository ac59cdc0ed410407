using System.Security.Cryptography;

namespace MongoEtl;

/// <summary>Texts encrypted with AES-256-CBC under a key and an IV that both come from one password, for readers that know only this form. Equal texts give
/// equal ciphertexts, and a changed one is not noticed: prefer <see cref="ScopedTextCipher"/>.</summary>
/// <remarks>Key: SHA-256 of the password. IV: first 16 bytes of SHA-256 of the password and <c>_iv</c>. Padding: PKCS #7 (RFC 5652, section 6.3).</remarks>
public sealed class PasswordTextCipher
{
    /// <summary>Bytes of an IV.</summary>
    public const int IvBytes = 16;

    private readonly byte[] _key;
    private readonly byte[] _iv;

    /// <summary>A cipher whose key and IV are derived from <paramref name="password"/>.</summary>
    public PasswordTextCipher(string password)
    {
        _key = SHA256.HashData(PlainText.Bytes(password));
        _iv = SHA256.HashData(PlainText.Bytes(password + "_iv"))[..IvBytes];
    }

    /// <summary>Base64 of the ciphertext; an empty text stays empty. Decrypted again before it is returned.</summary>
    /// <exception cref="EncryptionException">The text is no UTF-16, or the round trip failed.</exception>
    public string Encrypt(string plaintext)
    {
        if (plaintext.Length == 0)
            return "";
        var stored = Convert.ToBase64String(AesCbc.Encrypt(_key, _iv, PlainText.Bytes(plaintext)));
        return Decrypt(stored) == plaintext ? stored : throw new EncryptionException("A text did not survive its round trip; nothing of it was written.");
    }

    /// <summary>The plaintext of what <see cref="Encrypt"/> gave.</summary>
    /// <exception cref="EncryptionException">It is no such text, or the padding shows that it was changed.</exception>
    public string Decrypt(string stored)
    {
        if (stored.Length == 0)
            return "";
        return StrictBase64.TryDecode(stored, out var bytes)
            ? PlainText.Text(AesCbc.Decrypt(_key, _iv, bytes))
            : throw new EncryptionException("The text is no base64, so it was not encrypted by this cipher.");
    }

    /// <summary>As <see cref="Decrypt"/>, for texts that may be none of this cipher's: false for those. An empty text is none.</summary>
    public bool TryDecrypt(string stored, out string plaintext)
    {
        plaintext = "";
        if (stored.Length == 0 || !StrictBase64.TryDecode(stored, out var bytes) || bytes.Length % AesCbc.BlockBytes != 0)
            return false;
        try
        {
            plaintext = PlainText.Text(AesCbc.Decrypt(_key, _iv, bytes));
            return true;
        }
        catch (EncryptionException)
        {
            // Nothing but the padding and UTF-8 tell that a text is none of these.
            return false;
        }
    }

    /// <summary>Key and IV of the texts as readers expect them: base64 of the JSON object <c>{"key": "...", "iv": "..."}</c>, encrypted under the
    /// master key and master IV. 172 characters, the same for the same pair.</summary>
    /// <exception cref="EncryptionException">The IV has not 16 bytes.</exception>
    public string Envelope(MasterKey masterKey, ReadOnlySpan<byte> masterIv)
    {
        if (masterIv.Length != IvBytes)
            throw new EncryptionException($"A master IV has {IvBytes} bytes, not {masterIv.Length}.");
        var clear = $$"""{"key": "{{Convert.ToHexStringLower(_key)}}", "iv": "{{Convert.ToHexStringLower(_iv)}}"}""";
        return Convert.ToBase64String(AesCbc.Encrypt(masterKey.Bytes, masterIv, PlainText.Bytes(clear)));
    }
}
