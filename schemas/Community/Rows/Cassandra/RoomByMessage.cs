using Community.Documents;
using MongoEtl;

namespace Community.Rows;

/// <summary>5.3: finds the room of a message.</summary>
[CassandraTable("room_by_message")]
public sealed partial class RoomByMessage(Message source) : IRow<Message>
{
    [PartitionKey] public Guid MessageId => source.Key;

    [OnUnresolved(UnresolvedRule.Keep)] public Reference<Room> RoomId => source.Room;
}
