using Community.Rules;
using MongoEtl;

namespace Community.Documents;

/// <summary>A message (1.12). Kinds that are never migrated are left out by the filter, messages shown once by <see cref="IsKept"/>; filter
/// 7, which looks at the address of the file, is asked by <see cref="Rows.MessageTexts"/>, because the address may be encrypted.</summary>
/// <remarks>Flags are taken as they stand, <c>dflt</c> of 0.2: a value that is no boolean fits no boolean column, and sets the message
/// aside (1.0 and 0.7, "Lost rows").</remarks>
[Collection("messages", Filter = """
    {
        msgType: { $nin: ['GEO_LOCATION', 'SURVEY', 'CONTACT', 'STICKER'] },
        type: { $nin: ['GEO_LOCATION', 'SURVEY', 'CONTACT', 'STICKER'] },
        isActive: { $ne: false }
    }
    """)]
[When(nameof(IsKept))]
public sealed partial class Message : CommunityDocument
{
    [TimeUuidKey] public partial Guid Key { get; }

    [Field("room", "roomId")] public partial Reference<Room> Room { get; }

    [Field("sender", "userId"), OnMismatch(MismatchRule.Null)] public partial Reference<User> Sender { get; }

    [Field("message", "content"), Sensitive] public partial string? Content { get; }

    [Field("message"), Sensitive] public partial RawBson MessageValue { get; }

    /// <summary>The text in clear, where the old application kept it (6.4).</summary>
    [Sensitive] public partial string? DecryptedMessage { get; }

    public partial string? Type { get; }

    [Field("msgLife", "life"), OnMismatch(MismatchRule.Null)] public partial string? Life { get; }

    [Field("fileURL", "fileUrl"), Sensitive] public partial string? FileUrl { get; }

    [Field("fileURL"), Sensitive] public partial RawBson FileUrlValue { get; }

    [OnMismatch(MismatchRule.Null)] public partial string? FileType { get; }

    public partial string? FileName { get; }

    public partial long? FileSize { get; }

    /// <summary>A value that is no text makes the column null (0.4), which is another thing than there being none: see
    /// <see cref="HasThumbnail"/>.</summary>
    [OnMismatch(MismatchRule.Null)] public partial string? Thumbnail { get; }

    [Field("thumbnail")] public partial RawBson ThumbnailValue { get; }

    public partial int? Duration { get; }

    public partial string? Event { get; }

    public partial bool? IsDeleted { get; }

    public partial DateTimeOffset? DeletedAt { get; }

    public partial bool? Edited { get; }

    public partial string? PollQuestion { get; }

    public partial bool? PollIsMultiple { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Message> ReplyTo { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Message> ForwardedFrom { get; }

    /// <summary>Whether there is anything that could be the address of a thumbnail.</summary>
    public bool HasThumbnail => !ThumbnailValue.IsEmpty;

    /// <summary>Whether filter 5 of 1.12 lets it pass.</summary>
    /// <exception cref="FieldException">The preferred of two elements is no text: such a message is skipped (1.12), so a dead letter, and
    /// what the other element says does not count.</exception>
    public bool IsKept => MessageSelection.MayBeSeenAgain(Life) && MessageValue.IsTextOf("message") && FileUrlValue.IsTextOf("fileURL");
}
