using Community.Documents;
using MongoEtl;

namespace Community.Rows;

/// <summary>5.2: finds a room by its old id.</summary>
[CassandraTable("rooms_by_mongo")]
public sealed partial class RoomByMongo(Room source) : IRow<Room>
{
    [PartitionKey] public string MongoId => source.Id.ToString();

    public Guid RoomId => source.Key;
}
