using Community.Sample;
using MongoEtl;

namespace Community.Tests.Sample;

internal static partial class SampleRules
{
    private static readonly Salsa20TextCipher s_old = new(
        new CommunitySample().Settings["OLD_ENCRYPTION_KEY"], new CommunitySample().Settings["OLD_ENCRYPTION_NONCE"]);

    private static SampleRule[] Texts =>
    [
        new("messages", "encrypted text (6.1)", "encrypted anew", document => IsEncrypted(TextOf(document)) && !IsWord(TextOf(document))),
        new("messages", "plain text (6.3)", "left alone, counted",
            document => TextOf(document) is { } text && !IsEncrypted(text) && !IsPunctuation(text) && !IsWord(text) && !IsDamaged(text)),
        new("messages", "punctuation or blanks alone (0.7, D14)", "left alone, counted", document => IsPunctuation(TextOf(document))),
        new("messages", "word of four letters (6.3)", "left alone, counted",
            document => IsWord(TextOf(document)) && !IsEncrypted(TextOf(document))),
        new("messages", "word of four letters that decrypts to a text by chance (6.3)", "taken for encrypted",
            document => IsWord(TextOf(document)) && IsEncrypted(TextOf(document))),
        new("messages", "damaged base64 (0.7, Base64)", "left alone, counted", document => IsDamaged(TextOf(document))),
        new("messages", "no text (6.4)", "empty, not counted", document => document.First("message", "content").IsEmpty),
        new("messages", "text in both elements, or in the second (1.12)", "the first that is not empty",
            document => !document["content"].IsEmpty),
        new("messages", "number as text (0.7, Numbers)", "its digits",
            document => document.First("message", "content").Type == BsonType.Double),
        new("messages", "more than 10,000 characters (0.7, D13)", "not cut", document => TextOf(document) is { Length: > 10_000 }),
        new("messages", "`decryptedMessage` (0.7, New encryption)", "not migrated", document => document.Has("decryptedMessage")),
        new("messages", "text that is a document (1.12)", "**dead letter**",
            document => document.Is("message", BsonType.Document)) { Letter = new("message", "message", "5 N", 500) },
    ];

    private static SampleRule[] Files =>
    [
        new("messages", "encrypted address in a bucket (6.4)", "in clear, the prefix replaced",
            document => ClearAddress(document)?.StartsWith("gs://") == true && IsEncrypted(AddressOf(document))),
        new("messages", "address in clear (6.4)", "as it stands, counted",
            document => AddressOf(document) is { } address && !IsEncrypted(address)),
        new("messages", "document that is a PDF, encrypted or before a query (0.7, Filter 7)", "migrated",
            document => IsDocument(document) && IsPdf(document)),
        new("messages", "document that is no PDF, in clear (1.12, 7)", "left out",
            document => IsDocument(document) && !IsPdf(document) && !IsEncrypted(AddressOf(document))),
        new("messages", "document that is no PDF, encrypted (1.12, 7)", "left out",
            document => IsDocument(document) && !IsPdf(document) && IsEncrypted(AddressOf(document))),
        new("messages", "file of an unknown type or of none (2.18)", "no MIME type",
            document => AddressOf(document) is not null && document.Text("fileType") is null or "OTRO"),
        new("messages", "size as an integral double, beyond 32 bits, null (0.7): each", "the integer, 0",
            document => document.Has("fileSize") && document["fileSize"].AsDouble() != 3.5),
        new("messages", "thumbnail in a bucket (1.12)", "the prefix replaced, never decrypted",
            document => document.Is("thumbnail", BsonType.String)),
        new("messages", "thumbnail that is a document (0.4)", "not set, counted", document => document.Is("thumbnail", BsonType.Document)),
    ];

    private static string? TextOf(SampleDocument document) =>
        document.First("message", "content") is { IsEmpty: false, Type: BsonType.String } text ? text.AsText() : null;

    private static string? AddressOf(SampleDocument document) =>
        document.First("fileURL", "fileUrl") is { IsEmpty: false } address ? address.AsText() : null;

    private static string? ClearAddress(SampleDocument document) =>
        AddressOf(document) is not { } stored ? null : s_old.TryDecrypt(stored, out var address) ? address : stored;

    private static bool IsEncrypted(string? stored) => stored is not null && s_old.TryDecrypt(stored, out _);

    private static bool IsDamaged(string? text) => text?.EndsWith('*') == true;

    private static bool IsWord(string? text) => text is { Length: 4 } && text.All(char.IsAsciiLetter);

    private static bool IsPunctuation(string? text) => text is { Length: > 0 } && text.All(letter => "?.! =".Contains(letter));

    private static bool IsDocument(SampleDocument document) => document.Text("fileType") == "DOCUMENTO";

    private static bool IsPdf(SampleDocument document) =>
        ClearAddress(document)!.Split('?', '#')[0].EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
}
