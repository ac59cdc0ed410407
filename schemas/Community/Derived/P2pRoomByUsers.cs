using MongoEtl;

namespace Community.Derived;

/// <summary>5.6 and 0.7, D18: the room that two users have for themselves, one row a pair, the lower id first. A room of more than two
/// belongs to the two with the lowest ids; of several rooms of a pair the newest counts, then the one with the greatest id.</summary>
[CassandraTable("p2p_room_by_users")]
[Derived(Query = """
    SELECT DISTINCT ON (user1_id, user2_id) user1_id, user2_id, room_id
    FROM (
        SELECT r.room_id, r.created_at, (array_agg(p.user_id ORDER BY p.user_id))[1] AS user1_id, (array_agg(p.user_id ORDER BY p.user_id))[2] AS user2_id
        FROM room_details r JOIN participants_by_room p USING (room_id)
        WHERE r.type = 'p2p'
        GROUP BY r.room_id, r.created_at
        HAVING count(*) >= 2
    ) pairs
    ORDER BY user1_id, user2_id, created_at DESC, room_id::text COLLATE "C" DESC
    """)]
public sealed partial class P2pRoomByUsers
{
    [PartitionKey, Column("user1_id")] public partial int LowerUserId { get; }

    [ClusteringKey, Column("user2_id")] public partial int HigherUserId { get; }

    public partial Guid RoomId { get; }
}
