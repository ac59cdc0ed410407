using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>The text and the file's address of a message, as far as several rows ask for them: read by the old scheme, and the text written by the new
/// one (6, with 0.7). The one place where either is looked at, so it asks filter 7 too, which needs the address in clear.</summary>
[PerDocument]
[When(nameof(IsKept))]
public class MessageTexts(Message source, UrlPrefixes urls, MessageEncryption encryption)
{
    private const int PreviewCharacters = 100;

    /// <summary>The text encrypted anew; where it was left alone, as it stands; empty where there is none.</summary>
    /// <exception cref="EncryptionException">It did not survive its round trip.</exception>
    public virtual string Content => PlainText is { } text ? Write(text) : Stored;

    /// <summary>The text in clear, if <c>KEEP_PLAINTEXT</c> asks for it, by 6.4; else null, which is not written.</summary>
    public virtual string? ContentDecrypted => !encryption.KeepsPlainText ? null
        : PlainText ?? (Stored.Length > 0 && encryption.IsOn ? Stored : source.DecryptedMessage ?? "");

    /// <summary>The beginning of the text for lists of rooms, written as <see cref="Content"/> is; empty where there is none. Without encryption what 5.5
    /// says: of the text in clear, if that is kept, else of the text as it stands.</summary>
    /// <exception cref="EncryptionException">It did not survive its round trip.</exception>
    public virtual string LastMessagePreview
    {
        get
        {
            if (PlainText is { } text)
                return Write(text.FirstCharacters(PreviewCharacters));
            return (encryption.IsOn ? Stored : ContentDecrypted.IfEmpty(Stored)).FirstCharacters(PreviewCharacters);
        }
    }

    /// <summary>Whether there is a text that the old scheme did not encrypt, as far as can be told (0.7, D14).</summary>
    [Counted("texts left alone")]
    public virtual bool IsTextLeftAlone => encryption.IsOn && Stored.Length > 0 && PlainText is null;

    /// <summary>Whether there is an address that the old scheme did not encrypt.</summary>
    [Counted("file addresses left alone")]
    public virtual bool IsAddressLeftAlone => encryption.IsOn && !string.IsNullOrEmpty(source.FileUrl) && PlainAddress == source.FileUrl;

    /// <summary>The file's address in clear, with the prefixes replaced; empty where there is no file.</summary>
    public virtual string FileUrl => urls.Replace(PlainAddress) ?? "";

    /// <summary>Its MIME type; empty where there is no file, or its type is another.</summary>
    public virtual string MimeType => Rules.MimeType.Of(PlainAddress, source.FileType);

    /// <summary>Whether filter 7 of 1.12 lets the message pass.</summary>
    public virtual bool IsKept => MessageSelection.Keeps(FileUrl, source.FileType);

    /// <summary>The decrypted text, or null where it was left alone or is empty.</summary>
    internal virtual string? PlainText => encryption.TryRead(Stored, out var text) ? text : null;

    /// <summary>The decrypted address, or what stands there.</summary>
    internal virtual string? PlainAddress => source.FileUrl is { } stored && encryption.TryRead(stored, out var address) ? address : source.FileUrl;

    private string Stored => source.Content ?? "";

    // A message without a room has no row in any case.
    private Guid Room => source.Room.IsNull ? throw new FieldException("room", "a room", "nothing") : Uuid5.Create(Uuid5.OidNamespace, source.Room.Id);

    private string Write(string text) => encryption.Write(Room, source.Id.ToString(), text);
}
