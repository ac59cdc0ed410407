using MongoEtl;

namespace Derived;

[CassandraTable("rooms_by_user")]
[Derived(Query = """
    SELECT m.user_id, coalesce(l.sent_at, '1970-01-01Z') AS last_at, r.room_id AS room, r.name AS room_name, r.topic, m.nick,
        l.message_id AS last_id, l.text AS last_text
    FROM member m JOIN room r ON r.room_id = m.room LEFT JOIN last_message l ON l.room = m.room
    """)]
public sealed partial class RoomByUser
{
    [PartitionKey] public partial int UserId { get; }

    [ClusteringKey(0, Descending = true)] public partial DateTimeOffset LastAt { get; }

    [ClusteringKey(1)] public partial string Room { get; }

    public partial string? RoomName { get; }

    public partial string? Topic { get; }

    public partial string? Nick { get; }

    [Column(Type = "timeuuid")] public partial Guid? LastId { get; }

    public partial string? LastText { get; }
}
