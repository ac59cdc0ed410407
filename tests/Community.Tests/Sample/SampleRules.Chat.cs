using MongoEtl;

namespace Community.Tests.Sample;

internal static partial class SampleRules
{
    private static SampleRule[] Rooms =>
    [
        new("rooms", "no name (2.17)", "`Room ` and its id", document => document["name"].IsEmpty),
        new("rooms", "group (0.7, D1 and D2)", "permissions of a group",
            document => !document["isGroup"].IsEmpty && document["isBroadcast"].IsEmpty),
        new("rooms", "`permissions.canSendMessage` beside `canWrite` (0.7, D2)", "the former, unless null",
            document => document.Is("permissions", BsonType.Document)),
        new("rooms", "broadcast by a number, some of them groups too (0.7, D1)", "broadcast",
            document => document.Is("isBroadcast", BsonType.Int32)),
        new("rooms", "conversation of two (5.6)", "p2p", document => document.Number % 3 == 2),
        new("rooms", "conversation of two users who have another (0.7, D18)", "the newest stands",
            document => document.Number % 3 == 2 && document.Number / 3 % 10 == 9),
        new("rooms", "organization (5.1)", "a row in `organizations`", document => !document["isAdmin"].IsEmpty),
        new("rooms", "`encryptionData` of the old application (0.7)", "replaced, except in mode `off`",
            document => !document["encryptionData"].IsEmpty),
    ];

    private static SampleRule[] Messages =>
    [
        new("messages", "excluded kind, by `msgType` (1.12)", "left out", document => IsExcluded(document.Text("msgType"))),
        new("messages", "excluded kind, by `type`, whatever `msgType` says (0.7)", "left out",
            document => IsExcluded(document.Text("type"))),
        new("messages", "shown once, by `msgLife` or by `life` (1.12)", "left out",
            document => document.First("msgLife", "life").AsText() == "TOUCH_SHOW_DELETE"),
        new("messages", "inactive (1.12)", "left out", document => document["isActive"].AsBoolean() == false),
        new("messages", "`isActive` null (1.12)", "migrated", document => document.IsNull("isActive")),
        new("messages", "deleted with a date, and without (0.7, D3)", "`deleted_at`; without one the last change",
            document => document["isDeleted"].AsBoolean() == true),
        new("messages", "no sender (2.18)", "`sender_id` not set", document => document.First("sender", "userId").IsEmpty),
        new("messages", "sender or room in the second of two elements (1.12)", "found",
            document => document.Has("userId") || document.Has("roomId")),
        new("messages", "sender who is not migrated (0.7, D7)", "`sender_id` not set, counted",
            document => IsUnknownUser(document, "sender", "userId")),
        new("messages", "unknown room (4.3)", "kept", document => document.IsUnknown("rooms", "room", "roomId")),
        new("messages", "room as text or embedded document (0.7, D24)", "found",
            document => document.Any(BsonType.String, "room", "roomId") || document.Any(BsonType.Document, "room", "roomId")),
        new("messages", "reply, or forward (0.7, D19)", "the id of the message meant, seen or not",
            document => document.Has("replyTo") || document.Has("forwardedFrom")),
        new("messages", "id that is a text or a number (3.2 N)", "a time UUID of 1970",
            document => document.Is("_id", BsonType.Int64) || document.Text("_id")?.StartsWith("msg") == true),
        new("messages", "id that is the text of an ObjectId (0.7)", "the id of that ObjectId",
            document => document.Text("_id")?.StartsWith("msg") == false),
        new("messages", "room without an id (2.18)", "**dead letter**",
            document => document.First("room", "roomId").IsEmpty || document.Id("room", "roomId") is null)
        {
            Letter = new("message", "room", "5 N", 500),
        },
        new("messages", "fraction for a size (0.7, Numbers)", "**dead letter**",
            document => document["fileSize"].AsDouble() == 3.5) { Letter = new("message", "fileSize", "2 N", 200) },
        new("messages", "number for a flag (1.0)", "**dead letter**",
            document => document.Is("edited", BsonType.Int32)) { Letter = new("message", "edited", "2 N", 200) },
        new("messages", "id that tells no time, and no dates (0.7, D21)", "**dead letter**",
            document => !document.Is("_id", BsonType.ObjectId) && document["createdAt"].IsNull && document.Text("_id")?.StartsWith("msg") == true)
        {
            Letter = new("message", "created_at", "N", 100),
        },
    ];

    private static SampleRule[] Members =>
    [
        new("roommembers", "no `joinedAt` (0.7, D21)", "the time in the `_id`", document => document["joinedAt"].IsNull),
        new("roommembers", "no role (2.19)", "`MEMBER`", document => document["role"].IsEmpty),
        new("roommembers", "muted (0.7, D17)", "also in `rooms_by_user`", document => document["isMuted"].AsBoolean() == true),
        new("roommembers", "the membership before once more (0.7, 2.19)", "the newest stands", document => document.Number % 25 == 4),
        new("roommembers", "of these, joined at the same moment (0.7, Ties)", "the greater id stands",
            document => document.Number % 50 == 4),
        new("roommembers", "unknown user (0.7, D7)", "**dead letter**",
            document => document.IsUnknown("users", "user", "userId")) { Letter = new("room_member", "user", "5 N", 500) },
        new("roommembers", "unknown room (0.7, D7)", "**dead letter**",
            document => document.IsUnknown("rooms", "room", "roomId")) { Letter = new("room_member", "room", "3 N", 300) },
    ];

    private static bool IsExcluded(string? kind) => kind is "GEO_LOCATION" or "SURVEY" or "CONTACT" or "STICKER";
}
