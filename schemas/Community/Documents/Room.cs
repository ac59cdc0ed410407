using MongoEtl;

namespace Community.Documents;

/// <summary>A conversation (1.11). What it is follows from three flags being empty or not, whatever their types (D1, 5.1). <c>isPublic</c>
/// and <c>canWrite</c> are taken as they stand, <c>dflt</c> of 0.2: a value that is no boolean sets the room aside (1.0 and 0.7, "Lost
/// rows").</summary>
[Collection("rooms")]
public sealed partial class Room : CommunityDocument
{
    [Uuid5Key] public partial Guid Key { get; }

    public partial string? Name { get; }

    public partial string? Description { get; }

    [Field("avatar", "photo"), OnMismatch(MismatchRule.Null)] public partial string? Image { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsBroadcast { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsGroup { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsAdmin { get; }

    public partial bool? IsPublic { get; }

    public partial bool? CanWrite { get; }

    [OnMismatch(MismatchRule.Null)] public partial RoomPermissions? Permissions { get; }

    public partial string? EncryptionData { get; }
}
