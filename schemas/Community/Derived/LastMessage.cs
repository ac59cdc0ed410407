using Community.Documents;
using Community.Rows;
using Community.Rules;
using MongoEtl;

namespace Community.Derived;

/// <summary>Of each room the message with the greatest id as Cassandra orders them, deleted ones included (5.5): what other tables show of
/// it.</summary>
[Stage("last_message", Latest = nameof(MessageOrder), Per = nameof(RoomId))]
public sealed partial class LastMessage(Message source, MessageTexts texts, UrlPrefixes urls) : IRow<Message>
{
    [OnUnresolved(UnresolvedRule.Keep)] public Reference<Room> RoomId => source.Room;

    public Guid MessageOrder => TimeUuid.OrderOf(source.Key);

    public Guid MessageId => source.Key;

    public Reference<User> SenderId => source.Sender;

    public string Type => source.Type.IfEmpty("user_message");

    public string Preview => texts.LastMessagePreview;

    public string FileUrl => texts.FileUrl;

    public string? FileThumbnailUrl => source.HasThumbnail ? urls.Replace(source.Thumbnail) : "";

    public string MimeType => texts.MimeType;

    public string Event => source.Event ?? "";

    public DateTimeOffset CreatedAt => source.Created;

    public DateTimeOffset UpdatedAt => source.Updated;
}
