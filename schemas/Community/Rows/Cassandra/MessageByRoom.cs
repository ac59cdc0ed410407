using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>2.18.</summary>
[CassandraTable("messages_by_room")]
public sealed partial class MessageByRoom(Message source, MessageTexts texts, UrlPrefixes urls) : IRow<Message>
{
    [PartitionKey, OnUnresolved(UnresolvedRule.Keep)] public Reference<Room> RoomId => source.Room;

    [ClusteringKey(Descending = true)] public Guid MessageId => source.Key;

    public Reference<User> SenderId => source.Sender;

    [Encrypted(typeof(StoredTextComparer), Scope = nameof(RoomId))] public string Content => texts.Content;

    public string? ContentDecrypted => texts.ContentDecrypted;

    public string Type => source.Type.IfEmpty("user_message");

    public DateTimeOffset CreatedAt => source.Created;

    public DateTimeOffset UpdatedAt => source.Updated;

    public DateTimeOffset? DeletedAt => IsDeleted ? source.DeletedAt ?? source.Updated : null;

    public bool Edited => source.Edited ?? false;

    public bool IsDeleted => source.IsDeleted ?? false;

    [OnUnresolved(UnresolvedRule.Keep)] public Reference<Message> ReplyToMessageId => source.ReplyTo;

    [OnUnresolved(UnresolvedRule.Keep)] public Reference<Message> ForwardedFromMessageId => source.ForwardedFrom;

    public string FileUrl => texts.FileUrl;

    public string MimeType => texts.MimeType;

    public string FileName => source.FileName ?? "";

    public long FileSize => source.FileSize ?? 0;

    /// <summary>Empty where there is none, not set where it is no text (0.4).</summary>
    public string? FileThumbnailUrl => source.HasThumbnail ? urls.Replace(source.Thumbnail) : "";

    public int AudioDuration => source.Duration ?? 0;

    public string Event => source.Event ?? "";

    public string SenderMessageId => source.Id.ToString();

    public string PollQuestion => source.PollQuestion ?? "";

    public bool PollIsMultipleOptions => source.PollIsMultiple ?? false;

    public string MongoId => source.Id.ToString();
}
