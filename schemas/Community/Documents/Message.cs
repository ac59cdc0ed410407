using Community.Rules;
using MongoEtl;

namespace Community.Documents;

/// <summary>A message (1.12). Kinds that are never migrated are left out by the filter, the rest of the rules by <see cref="IsKept"/>.</summary>
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

    [Field("message", "content")] public partial string? Content { get; }

    public partial string? Type { get; }

    [Field("msgLife", "life"), OnMismatch(MismatchRule.Null)] public partial string? Life { get; }

    [Field("fileURL", "fileUrl")] public partial string? FileUrl { get; }

    [OnMismatch(MismatchRule.Null)] public partial string? FileType { get; }

    public partial string? FileName { get; }

    public partial long? FileSize { get; }

    public partial string? Thumbnail { get; }

    public partial int? Duration { get; }

    public partial string? Event { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsDeleted { get; }

    public partial DateTimeOffset? DeletedAt { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? Edited { get; }

    public partial string? PollQuestion { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? PollIsMultiple { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Message> ReplyTo { get; }

    [OnMismatch(MismatchRule.Null)] public partial Reference<Message> ForwardedFrom { get; }

    /// <summary>Whether filters 5 and 7 of 1.12 let it pass.</summary>
    public bool IsKept => MessageSelection.Keeps(Life, FileUrl, FileType);
}
