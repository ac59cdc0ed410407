using MongoEtl;

namespace Derived;

[Collection("messages")]
public sealed partial class Message
{
    [Id] public partial SourceId Id { get; }

    [TimeUuidKey] public partial Guid Key { get; }

    public partial string Room { get; }

    public partial string? Text { get; }
}

[CassandraTable("message")]
public sealed partial class MessageRow(Message source) : IRow<Message>
{
    [PartitionKey] public string Room => source.Room;

    [ClusteringKey] public Guid MessageId => source.Key;

    public string? Text => source.Text;
}

[Stage("last_message", Latest = nameof(Order), Per = nameof(Room))]
public sealed partial class LastMessage(Message source) : IRow<Message>
{
    public string Room => source.Room;

    public Guid Order => TimeUuid.OrderOf(source.Key);

    public Guid MessageId => source.Key;

    public DateTimeOffset? SentAt => source.Id.Timestamp;

    public string? Text => source.Text;
}
