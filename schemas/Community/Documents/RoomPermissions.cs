using MongoEtl;

namespace Community.Documents;

/// <summary>What a room says of permissions; only one element of it counts (0.7, D2).</summary>
[Document]
public sealed partial class RoomPermissions
{
    [OnMismatch(MismatchRule.Truthiness)] public partial bool? CanSendMessage { get; }
}
