using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>Memberships and a message for the derived tables (5.4 to 5.6), whose rows every membership has.</summary>
internal static class LookupCases
{
    private const string Pair = "a05758fe-03e7-5af6-be7e-53694279fe06";
    private const string Last = "959c96ac-2c9c-5ca3-a016-cb8d52956ae7";
    private const string Three = "0296b208-410f-5425-8ec8-da18a2205189";
    private const string Long = "á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂";
    private const string LongPreview = "á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂á🙂";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("message of more than a hundred characters, whose preview tears no pair", "messages", $$"""
            { "_id": {"$oid": "5e0be11ecc0000000000001e"}, "room": {"$oid": "ffffffffffffffffffffffff"}, "sender": {"$oid": "5e0be100bb00000000000001"},
              "message": "{{Long}}", "type": "poll", "fileURL": "gs://app-prod.appspot.com/f/a.png", "fileType": "IMAGEN", "event": "joined",
              "createdAt": {"$date": "2022-01-01T00:00:00.250Z"}, "updatedAt": {"$date": "2022-01-02T00:00:00Z"} }
            """,
            InCassandra("messages_by_room", $$"""
                {"room_id": "{{Last}}", "message_id": "b929631e-2c29-11ea-9cc7-555962c6b798", "sender_id": 1, "content": "{{Long}}", "type": "poll",
                 "created_at": "2022-01-01 00:00:00.250Z", "updated_at": "2022-01-02 00:00:00.000Z", "edited": false, "is_deleted": false,
                 "file_url": "legacy/f/a.png", "mime_type": "image/png", "file_name": "", "file_size": 0, "file_thumbnail_url": "", "audio_duration": 0,
                 "event": "joined", "sender_message_id": "5e0be11ecc0000000000001e", "poll_question": "", "poll_is_multiple_options": false,
                 "mongo_id": "5e0be11ecc0000000000001e"}
                """),
            InCassandra("room_by_message", $$"""{"message_id": "b929631e-2c29-11ea-9cc7-555962c6b798", "room_id": "{{Last}}"}""")),
        Membership("5e0be10fee0000000000000f", "507f1f77bcf86cd799439011", "5e0be100bb00000000000004", Pair, 3, InPair(3)),
        Membership("5e0be110ee00000000000010", "ffffffffffffffffffffffff", "5e0be100bb00000000000001", Last, 1, InLast(1),
            // Two rooms have this pair, and this one is the newer.
            InCassandra("p2p_room_by_users", $$"""{"user1_id": 1, "user2_id": 3, "room_id": "{{Last}}"}""")),
        Membership("5e0be111ee00000000000011", "ffffffffffffffffffffffff", "5e0be100bb00000000000004", Last, 3, InLast(3)),
        Membership("5e0be112ee00000000000012", "room-text", "5e0be100bb00000000000001", Three, 1, InThree(1)),
        Membership("5e0be113ee00000000000013", "room-text", "5e0be10abb00000000000003", Three, 2, InThree(2),
            // Three are in it: it is the two lowest ids' room.
            InCassandra("p2p_room_by_users", $$"""{"user1_id": 1, "user2_id": 2, "room_id": "{{Three}}"}""")),
    ];

    /// <summary>The rows of a participant in the group, which has no message: its own dates stand for them.</summary>
    public static GoldenRow[] InGroup(int user, string role, bool isMuted) =>
    [
        InCassandra("rooms_by_user", $$"""
            {"user_id": {{user}}, "is_pinned": false, "last_message_at": "2021-01-01 00:00:00.001Z", "room_id": "3f8b5caa-f1d1-5389-a348-c6af9ee1d621",
             "room_name": "Vecinos 🙂", "room_type": "group", "room_image": "legacy/r/2.png", "description": "todos", "role": "{{role}}", "add_member": true,
             "edit_group": false, "send_message": true, "join_all_user": true, "encryption_data": "v1:630dcd29", "is_muted": {{(isMuted ? "true" : "false")}},
             "last_message_status": 0, "last_message_updated_at": "2021-01-02 00:00:00.000Z", "created_at": "2021-01-01 00:00:00.001Z",
             "updated_at": "2021-01-02 00:00:00.000Z"}
            """),
        Lookup(user, "3f8b5caa-f1d1-5389-a348-c6af9ee1d621", "2021-01-01 00:00:00.001Z", role),
    ];

    /// <summary>Those of one in the room whose last message has the greatest id there is, though others were written later.</summary>
    public static GoldenRow[] InPair(int user) =>
    [
        InCassandra("rooms_by_user", $$"""
            {"user_id": {{user}}, "is_pinned": false, "last_message_at": "2106-02-07 06:28:15.000Z", "room_id": "{{Pair}}",
             "room_name": "Room 507f1f77bcf86cd799439011", "room_type": "p2p", "room_image": "", "description": "", "role": "MEMBER", "add_member": false,
             "edit_group": true, "send_message": true, "join_all_user": false, "encryption_data": "v1:630dcd29", "is_muted": false,
             "last_message_id": "135012ff-b452-124a-a4a2-2152faab8db4", "last_message_type": "user_message", "last_message_preview": "",
             "last_message_file_url": "", "last_message_file_thumbnail_url": "", "last_message_mime_type": "", "last_message_event": "",
             "last_message_status": 0, "last_message_updated_at": "2106-02-07 06:28:15.000Z", "created_at": "2012-10-17 21:13:27.000Z",
             "updated_at": "2012-10-17 21:13:27.000Z"}
            """),
        Lookup(user, Pair, "2106-02-07 06:28:15.000Z"),
    ];

    /// <summary>Those of one in the room whose last message is encrypted: its preview is what its content is, being as short.</summary>
    public static GoldenRow[] InThree(int user) =>
    [
        InCassandra("rooms_by_user", $$"""
            {"user_id": {{user}}, "is_pinned": false, "last_message_at": "2020-01-01 00:00:33.000Z", "room_id": "{{Three}}", "room_name": "Dos",
             "room_type": "p2p", "room_image": "", "description": "", "role": "MEMBER", "add_member": false, "edit_group": true, "send_message": true,
             "join_all_user": false, "encryption_data": "v1:630dcd29", "is_muted": false, "last_message_id": "baf326a1-2c29-11ea-9360-079c4a2a0a2b",
             "last_message_type": "user_message",
             "last_message_preview": "ARklvOzA/yIha1SCXMFn+DkzTnZ8Bvr/i3nXCiiZAIJ7lNOXnzgJyMtjMGrJRJpyYT2JJDeXcFVQyA3LM5j7kVc=",
             "last_message_file_url": "", "last_message_file_thumbnail_url": "", "last_message_mime_type": "", "last_message_event": "",
             "last_message_status": 0, "last_message_updated_at": "2020-01-01 00:00:33.000Z", "created_at": "2021-02-03 04:05:06.500Z",
             "updated_at": "2021-02-03 04:05:06.789Z"}
            """),
        Lookup(user, Three, "2020-01-01 00:00:33.000Z"),
    ];

    private static GoldenRow[] InLast(int user) =>
    [
        InCassandra("rooms_by_user", $$"""
            {"user_id": {{user}}, "is_pinned": false, "last_message_at": "2022-01-01 00:00:00.250Z", "room_id": "{{Last}}", "room_name": "Last",
             "room_type": "p2p", "room_image": "", "description": "", "role": "MEMBER", "add_member": false, "edit_group": true, "send_message": true,
             "join_all_user": false, "encryption_data": "v1:630dcd29", "is_muted": false, "last_message_id": "b929631e-2c29-11ea-9cc7-555962c6b798", "last_message_type": "poll",
             "last_message_preview": "{{LongPreview}}", "last_message_sender_id": 1, "last_message_sender_name": "Ada Lovelace",
             "last_message_sender_phone": "+584141234567", "last_message_file_url": "legacy/f/a.png", "last_message_file_thumbnail_url": "",
             "last_message_mime_type": "image/png", "last_message_event": "joined", "last_message_status": 0,
             "last_message_updated_at": "2022-01-02 00:00:00.000Z", "created_at": "2106-02-07 06:28:15.000Z", "updated_at": "2106-02-07 06:28:15.000Z"}
            """),
        Lookup(user, Last, "2022-01-01 00:00:00.250Z"),
    ];

    private static GoldenRow Lookup(int user, string room, string lastMessageAt, string role = "MEMBER") => InCassandra("room_membership_lookup",
        $$"""{"user_id": {{user}}, "room_id": "{{room}}", "is_pinned": false, "last_message_at": "{{lastMessageAt}}", "role": "{{role}}"}""");

    private static GoldenCase Membership(string id, string room, string user, string roomId, int userId, GoldenRow[] derived, params GoldenRow[] more) =>
        new($"membership {id} for derived tables", "roommembers", $$"""
            { "_id": {"$oid": "{{id}}"}, "room": "{{room}}", "user": "{{user}}", "joinedAt": {"$date": "2021-01-05T00:00:00Z"} }
            """,
            [
                InCassandra("participants_by_room", $$"""
                    {"room_id": "{{roomId}}", "user_id": {{userId}}, "role": "MEMBER", "joined_at": "2021-01-05 00:00:00.000Z", "is_muted": false,
                     "is_partner_blocked": false, "mongo_id": "{{id}}"}
                    """),
                .. derived, .. more,
            ]);
}
