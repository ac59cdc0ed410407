using MongoEtl;

namespace Community.Documents;

/// <summary>A user's membership in a room (1.13). Flags are taken as they stand, <c>dflt</c> of 0.2: a value that is no boolean sets the
/// membership aside (1.0 and 0.7, "Lost rows").</summary>
[Collection("roommembers")]
public sealed partial class RoomMember : CommunityDocument
{
    [Field("room", "roomId")] public partial Reference<Room> Room { get; }

    [Field("user", "userId")] public partial Reference<User> User { get; }

    public partial string? Role { get; }

    public partial DateTimeOffset? JoinedAt { get; }

    public partial bool? IsMuted { get; }

    public partial bool? IsPartnerBlocked { get; }

    /// <summary>A missing date is the time in the ObjectId (0.7, D21).</summary>
    public DateTimeOffset Joined => JoinedAt ?? Id.Timestamp
        ?? throw new InvalidOperationException("joinedAt is missing and the _id is no ObjectId that could tell the time");
}
