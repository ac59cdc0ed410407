using System.Text;

namespace MongoEtl;

/// <summary>Texts stored as base64 of Salsa20 under one key and one nonce, without a mark that tells them from plain texts. Reading decides by what comes
/// out, so it never fails: what cannot be believed is a plain text.</summary>
/// <param name="key">The key's text: of its UTF-8 bytes the first 32 count, and missing ones are zero.</param>
/// <param name="nonce">The nonce's text: of its UTF-8 bytes the first 8 count, and missing ones are zero.</param>
/// <param name="accepts">A further condition that decrypted texts must meet, such as a marker or a checksum; null for none.</param>
public sealed class Salsa20TextCipher(string key, string nonce, Func<string, bool>? accepts = null)
{
    private readonly byte[] _key = Fit(key, Salsa20.KeyBytes);
    private readonly byte[] _nonce = Fit(nonce, Salsa20.NonceBytes);

    /// <summary>Decrypts <paramref name="stored"/> if it is an encrypted text: strict base64 whose plaintext is non-empty valid UTF-8, holds no control
    /// characters other than tab, CR and LF, and meets the further condition. False for anything else, which is to be left as it is.</summary>
    public bool TryDecrypt(string stored, out string plaintext)
    {
        plaintext = "";
        if (!StrictBase64.TryDecode(stored, out var bytes))
            return false;
        Salsa20.Apply(_key, _nonce, bytes);
        return PlainText.TryRead(bytes, out plaintext) && (accepts is null || accepts(plaintext));
    }

    /// <summary>Encrypts as the old scheme did: for sample data and tests, since equal texts give equal ciphertexts and nothing is authenticated.</summary>
    /// <exception cref="EncryptionException">The text is no UTF-16.</exception>
    public string Encrypt(string plaintext)
    {
        var bytes = PlainText.Bytes(plaintext);
        Salsa20.Apply(_key, _nonce, bytes);
        return Convert.ToBase64String(bytes);
    }

    private static byte[] Fit(string text, int length)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Array.Resize(ref bytes, length);
        return bytes;
    }
}
