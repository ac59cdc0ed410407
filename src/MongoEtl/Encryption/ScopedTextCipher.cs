using System.Security.Cryptography;

namespace MongoEtl;

/// <summary>Texts encrypted and authenticated under keys of their own scope (a chat room, a tenant): AES-256-CBC, then HMAC-SHA-256. The ciphertext is a
/// pure function of master key, scope, text id and text, so that a repeated migration writes the same value; different ids never share one.
/// Thread-safe.</summary>
/// <remarks>
/// Stored form, version 1: base64 of 1 byte version (1), 16 bytes IV, the ciphertext (PKCS #7 padding), 32 bytes tag.
/// IV: first 16 bytes of HMAC-SHA-256 under the scope's IV key over the text id (UTF-8), one zero byte, and the plaintext (UTF-8).
/// Tag: HMAC-SHA-256 under the scope's authentication key over version, IV and ciphertext. Keys: see docs/encryption.md.
/// </remarks>
public sealed class ScopedTextCipher
{
    /// <summary>The version that is written, as <c>v1</c> names it to readers.</summary>
    public const byte Version = 1;

    private const int IvBytes = 16;
    private const int BlockBytes = 16;
    private const int TagBytes = SHA256.HashSizeInBytes;
    private const int HeadBytes = 1 + IvBytes;
    private const int CachedScopes = 4096;

    private readonly MasterKey _master;
    private readonly ScopeKeys?[] _cache = new ScopeKeys?[CachedScopes];

    /// <summary>A cipher under this key.</summary>
    public ScopedTextCipher(MasterKey master) => _master = master;

    /// <summary>What a reader must know to choose scheme and key: <c>v1:</c> and the key's id.</summary>
    public string Label => $"v{Version}:{_master.Id}";

    /// <summary>The stored form of a text. Decrypted again before it is returned. An empty text stays empty.</summary>
    /// <param name="scope">Whose keys are used.</param>
    /// <param name="textId">What tells the text from every other of the scope.</param>
    /// <param name="plaintext">Any text.</param>
    /// <exception cref="EncryptionException">The text is no UTF-16, or the round trip failed.</exception>
    public string Encrypt(Guid scope, string textId, string plaintext)
    {
        if (plaintext.Length == 0)
            return "";
        var keys = KeysOf(scope);
        var plain = PlainText.Bytes(plaintext);
        var stored = Convert.ToBase64String(Seal(keys, InitialVector(keys, textId, plain), plain));
        return Decrypt(scope, stored) == plaintext ? stored : throw new EncryptionException("A text did not survive its round trip; nothing of it was written.");
    }

    /// <summary>The plaintext of what <see cref="Encrypt"/> gave. The tag is checked first.</summary>
    /// <exception cref="EncryptionException">It is no such text, has another version, was changed, or belongs to another scope or key.</exception>
    public string Decrypt(Guid scope, string stored) =>
        Open(scope, stored, out var plaintext) is { } problem ? throw new EncryptionException(problem) : plaintext;

    /// <summary>As <see cref="Decrypt"/>, for texts that may be none of this cipher's: false for those. An empty text is none.</summary>
    public bool TryDecrypt(Guid scope, string stored, out string plaintext)
    {
        plaintext = "";
        try
        {
            return stored.Length > 0 && Open(scope, stored, out plaintext) is null;
        }
        catch (EncryptionException)
        {
            // The tag is right and what it covers is no text: somebody who has the key sealed other bytes.
            return false;
        }
    }

    /// <returns>What is wrong with the text, or null.</returns>
    private string? Open(Guid scope, string stored, out string plaintext)
    {
        plaintext = "";
        if (stored.Length == 0)
            return null;
        if (!StrictBase64.TryDecode(stored, out var bytes) || bytes.Length < HeadBytes + BlockBytes + TagBytes)
            return "The text was not encrypted by this cipher: it is no base64 of version, IV, ciphertext and tag.";
        if (bytes[0] != Version)
            return $"The text is encrypted in version {bytes[0]}; this program reads version {Version}.";
        var keys = KeysOf(scope);
        Span<byte> tag = stackalloc byte[TagBytes];
        HMACSHA256.HashData(keys.Authentication, bytes.AsSpan(0, bytes.Length - TagBytes), tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, bytes.AsSpan(bytes.Length - TagBytes)))
            return "The text was changed, or belongs to another scope, or was encrypted with another master key.";
        var ciphertext = bytes.AsSpan(HeadBytes, bytes.Length - HeadBytes - TagBytes);
        plaintext = PlainText.Text(AesCbc.Decrypt(keys.Encryption, bytes.AsSpan(1, IvBytes), ciphertext));
        return null;
    }

    private static byte[] InitialVector(ScopeKeys keys, string textId, byte[] plain)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.InitialVector);
        hash.AppendData(PlainText.Bytes(textId));
        hash.AppendData([0]);
        hash.AppendData(plain);
        return hash.GetHashAndReset()[..IvBytes];
    }

    private static byte[] Seal(ScopeKeys keys, byte[] iv, byte[] plain)
    {
        var ciphertext = AesCbc.Encrypt(keys.Encryption, iv, plain);
        var sealedBytes = new byte[HeadBytes + ciphertext.Length + TagBytes];
        sealedBytes[0] = Version;
        iv.CopyTo(sealedBytes, 1);
        ciphertext.CopyTo(sealedBytes, HeadBytes);
        var authenticated = sealedBytes.AsSpan(0, HeadBytes + ciphertext.Length);
        HMACSHA256.HashData(keys.Authentication, authenticated, sealedBytes.AsSpan(authenticated.Length));
        return sealedBytes;
    }

    /// <summary>Deriving costs four HMACs, so the keys of scopes seen last are kept, in a table of one place a hash: bounded, and right without a lock
    /// because an entry never changes.</summary>
    private ScopeKeys KeysOf(Guid scope)
    {
        ref var place = ref _cache[(uint)scope.GetHashCode() % CachedScopes];
        var keys = Volatile.Read(ref place);
        if (keys is not null && keys.Scope == scope)
            return keys;
        keys = new ScopeKeys(_master, scope);
        Volatile.Write(ref place, keys);
        return keys;
    }
}
