using ChatMigrator.Documents;

namespace ChatMigrator.Rows;

/// <summary>The messages of a room, with the columns of the reference domain's table (2.18).</summary>
[CassandraTable("messages_by_room")]
public sealed partial class MessageByRoom(Message source) : IRow<Message>
{
    [PartitionKey, OnUnresolved(UnresolvedRule.Keep)] public Reference<Room> RoomId => source.Room;

    [ClusteringKey(Descending = true)] public Guid MessageId => source.Key;

    public Reference<User> SenderId => source.Sender;

    public string Content => source.Content ?? "";

    public string Type => source.Type ?? "user_message";

    public DateTimeOffset? CreatedAt => source.CreatedAt ?? source.Id.Timestamp;

    public DateTimeOffset? UpdatedAt => source.UpdatedAt ?? source.Id.Timestamp;

    public DateTimeOffset? DeletedAt => source.DeletedAt;

    public bool Edited => source.Edited ?? false;

    public bool IsDeleted => source.IsDeleted ?? false;

    [OnUnresolved(UnresolvedRule.Keep)] public Reference<Message> ReplyToMessageId => source.ReplyTo;

    public string FileUrl => source.FileUrl ?? "";

    public string MimeType => source.FileType switch
    {
        "IMAGEN" => "image/png",
        "DOCUMENTO" => "application/pdf",
        _ => "",
    };

    public string FileName => source.FileName ?? "";

    public long FileSize => source.FileSize ?? 0;

    public string FileThumbnailUrl => "";

    public int AudioDuration => source.Duration ?? 0;

    public string Event => source.Event ?? "";

    public string SenderMessageId => source.Id.ToString();

    public string PollQuestion => "";

    public bool PollIsMultipleOptions => false;

    public string MongoId => source.Id.ToString();
}
