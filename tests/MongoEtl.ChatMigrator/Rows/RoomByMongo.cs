using ChatMigrator.Documents;

namespace ChatMigrator.Rows;

/// <summary>Finds a room by its old id: every row is a partition of its own.</summary>
[CassandraTable("rooms_by_mongo")]
public sealed partial class RoomByMongo(Room source) : IRow<Room>
{
    [PartitionKey] public string MongoId => source.Id.ToString();

    public Guid RoomId => source.Key;
}
