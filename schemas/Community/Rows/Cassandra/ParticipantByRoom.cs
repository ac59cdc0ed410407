using Community.Documents;
using Community.Rules;
using MongoEtl;

namespace Community.Rows;

/// <summary>2.19. Of two memberships of one user in one room the newest counts; one whose room or user is unknown is set aside (0.7, D7).</summary>
[CassandraTable("participants_by_room")]
[Newest(nameof(JoinedAt))]
[Stage(Columns = [nameof(Role), nameof(JoinedAt), nameof(IsMuted)])]
public sealed partial class ParticipantByRoom(RoomMember source) : IRow<RoomMember>
{
    [PartitionKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<Room> RoomId => source.Room;

    [ClusteringKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<User> UserId => source.User;

    public string Role => source.Role.IfEmpty("member").ToUpperInvariant();

    public DateTimeOffset JoinedAt => source.Joined;

    public bool IsMuted => source.IsMuted ?? false;

    public bool IsPartnerBlocked => source.IsPartnerBlocked ?? false;

    public string MongoId => source.Id.ToString();
}
