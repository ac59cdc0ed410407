using Community.Documents;

namespace Community.Rules;

/// <summary>A room's type and permissions (0.7, D1 and D2). A broadcast room that is a group as well is a broadcast room.</summary>
public static class RoomKind
{
    public const string Broadcast = "broadcast";
    public const string Group = "group";
    public const string Pair = "p2p";

    public static string Of(Room room) => (room.IsBroadcast ?? false) ? Broadcast : (room.IsGroup ?? false) ? Group : Pair;

    /// <summary>Whether members may send messages.</summary>
    public static bool MaySend(Room room) => Of(room) == Pair || (room.Permissions?.CanSendMessage ?? room.CanWrite ?? true);

    /// <summary>Whether members may add others.</summary>
    public static bool MayAddMember(Room room) => Of(room) == Group;

    /// <summary>Whether members may change the room.</summary>
    public static bool MayEdit(Room room) => Of(room) == Pair;
}
