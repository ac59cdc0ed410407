using MongoEtl;

namespace Community.Rules;

/// <summary>How texts of messages are read and written (6, with 0.7). Thread-safe.</summary>
/// <param name="old">The old scheme, or null: texts are copied.</param>
/// <param name="keepsPlainText">Whether texts are also stored in clear.</param>
/// <param name="fingerprint">A text that changes with everything that rows depend on, and reveals no key.</param>
public abstract class MessageEncryption(Salsa20TextCipher? old, bool keepsPlainText, string fingerprint) : IFingerprinted
{
    /// <inheritdoc/>
    public string Fingerprint { get; } = $"{fingerprint}, plain text {(keepsPlainText ? "kept" : "not kept")}";

    /// <summary>Whether <c>content_decrypted</c> is filled (<c>KEEP_PLAINTEXT</c>).</summary>
    public bool KeepsPlainText { get; } = keepsPlainText;

    /// <summary>False: texts are copied.</summary>
    public bool IsOn => old is not null;

    /// <summary>Decrypts what the old scheme encrypted; false for anything else, which is left alone (0.7, D14).</summary>
    public bool TryRead(string stored, out string plainText)
    {
        plainText = "";
        return old is not null && old.TryDecrypt(stored, out plainText);
    }

    /// <summary>The stored form of a decrypted text, verified by a round trip.</summary>
    /// <param name="room">The room's UUID.</param>
    /// <param name="messageId">The text of the message's source id.</param>
    /// <param name="plainText">Any text.</param>
    /// <exception cref="EncryptionException">It did not survive its round trip.</exception>
    public abstract string Write(Guid room, string messageId, string plainText);

    /// <summary>What rooms tell readers: <c>encryption_data</c>.</summary>
    /// <param name="source">What the source has there.</param>
    public abstract string RoomData(string? source);
}
