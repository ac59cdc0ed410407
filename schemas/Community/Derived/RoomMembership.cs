using MongoEtl;

namespace Community.Derived;

/// <summary>5.4: the role of a user in a room and when its last message came, one row a participant, written once and complete
/// (0.7).</summary>
[CassandraTable("room_membership_lookup")]
[Derived(Query = """
    SELECT p.user_id, p.room_id, false AS is_pinned, p.role,
        CASE WHEN r.room_id IS NOT NULL THEN coalesce(m.created_at, r.created_at) END AS last_message_at
    FROM participants_by_room p
    LEFT JOIN room_details r USING (room_id)
    LEFT JOIN last_message m USING (room_id)
    """)]
public sealed partial class RoomMembership
{
    [PartitionKey] public partial int UserId { get; }

    [ClusteringKey] public partial Guid RoomId { get; }

    public partial bool IsPinned { get; }

    public partial DateTimeOffset? LastMessageAt { get; }

    public partial string Role { get; }
}
