using MongoEtl;

namespace Derived;

[Collection("rooms")]
public sealed partial class Room
{
    [Id] public partial SourceId Id { get; }

    public partial string? Name { get; }

    public partial string? Topic { get; }
}

[CassandraTable("room")]
[Stage]
public sealed partial class RoomRow(Room source) : IRow<Room>
{
    [PartitionKey] public string RoomId => source.Id.ToString();

    public string? Name => source.Name;

    public string? Topic => source.Topic;
}
