namespace ChatMigrator.Documents;

/// <summary>A message of a room.</summary>
[Collection("messages", Filter = "{ isActive: { $ne: false } }")]
public sealed partial class Message
{
    [Id] public partial SourceId Id { get; }

    [TimeUuidKey] public partial Guid Key { get; }

    [Field("room", "roomId")] public partial Reference<Room> Room { get; }

    [Field("sender", "userId")] public partial Reference<User> Sender { get; }

    [Field("message", "content")] public partial string? Content { get; }

    public partial string? Type { get; }

    public partial DateTimeOffset? CreatedAt { get; }

    public partial DateTimeOffset? UpdatedAt { get; }

    public partial DateTimeOffset? DeletedAt { get; }

    public partial bool? Edited { get; }

    public partial bool? IsDeleted { get; }

    public partial Reference<Message> ReplyTo { get; }

    [Field("fileURL", "fileUrl")] public partial string? FileUrl { get; }

    public partial string? FileType { get; }

    public partial string? FileName { get; }

    public partial long? FileSize { get; }

    public partial int? Duration { get; }

    public partial string? Event { get; }
}
