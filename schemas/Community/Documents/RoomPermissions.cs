using MongoEtl;

namespace Community.Documents;

/// <summary>What a room says of permissions; only one element of it counts (0.7, D2), taken as it stands where the room's kind asks for
/// it.</summary>
[Document]
public sealed partial class RoomPermissions
{
    public partial bool? CanSendMessage { get; }
}
