using Community.Documents;
using MongoEtl;

namespace Community.Rows;

/// <summary>5.3: finds the room of a message.</summary>
[CassandraTable("room_by_message")]
[When(nameof(IsKept))]
public sealed partial class RoomByMessage(Message source, MessageFile file) : IRow<Message>
{
    [PartitionKey] public Guid MessageId => source.Key;

    [OnUnresolved(UnresolvedRule.Keep)] public Reference<Room> RoomId => source.Room;

    private bool IsKept => file.IsKept;
}
