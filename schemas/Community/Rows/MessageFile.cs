using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>The file of a message, as far as several rows ask for it. The one place where its address is looked at: an encrypted one is
/// decrypted here, before the bucket prefixes and filter 7 see it, so re-encryption changes <see cref="PlainAddress"/> and nothing
/// else.</summary>
[PerDocument]
[When(nameof(IsKept))]
public class MessageFile(Message source, UrlPrefixes urls)
{
    /// <summary>With the prefixes replaced; empty where there is no file.</summary>
    public virtual string Address => urls.Replace(PlainAddress) ?? "";

    /// <summary>Its MIME type; empty where there is no file, or its type is another.</summary>
    public virtual string MimeType => Rules.MimeType.Of(PlainAddress, source.FileType);

    /// <summary>Whether filter 7 of 1.12 lets the message pass.</summary>
    public virtual bool IsKept => MessageSelection.Keeps(Address, source.FileType);

    private string? PlainAddress => source.FileUrl;
}
