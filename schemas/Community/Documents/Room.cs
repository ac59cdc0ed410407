using MongoEtl;

namespace Community.Documents;

/// <summary>A conversation (1.11).</summary>
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

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? IsPublic { get; }

    [OnMismatch(MismatchRule.Truthiness)] public partial bool? CanWrite { get; }

    [OnMismatch(MismatchRule.Null)] public partial RoomPermissions? Permissions { get; }

    public partial string? EncryptionData { get; }
}
