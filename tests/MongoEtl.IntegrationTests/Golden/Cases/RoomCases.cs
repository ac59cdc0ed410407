using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>Room ids were computed apart from the program, by uuid5 of the OID namespace; three of them are the vectors of 3.1.</summary>
internal static class RoomCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("room with nothing but an id", "rooms", """{ "_id": {"$oid": "507f1f77bcf86cd799439011"} }""",
            InCassandra("room_details", """
                {"room_id": "a05758fe-03e7-5af6-be7e-53694279fe06", "name": "Room 507f1f77bcf86cd799439011", "description": "", "image": "", "type": "p2p",
                 "encryption_data": "v1:630dcd29", "join_all_user": false, "send_message": true, "add_member": false, "edit_group": true,
                 "created_at": "2012-10-17 21:13:27.000Z", "updated_at": "2012-10-17 21:13:27.000Z", "mongo_id": "507f1f77bcf86cd799439011"}
                """),
            InCassandra("rooms_by_mongo", """{"mongo_id": "507f1f77bcf86cd799439011", "room_id": "a05758fe-03e7-5af6-be7e-53694279fe06"}""")),
        new("group whose permissions stand above canWrite, and an organization", "rooms", """
            { "_id": {"$oid": "5e0be100dd00000000000002"}, "name": "Vecinos 🙂", "description": "todos", "avatar": "gs://app-dev.appspot.com/r/2.png",
              "isGroup": true, "canWrite": false, "permissions": {"canSendMessage": true, "addMember": false}, "isAdmin": true, "isPublic": true,
              "createdAt": {"$date": "2021-01-01T00:00:00.001Z"}, "updatedAt": {"$date": "2021-01-02T00:00:00Z"} }
            """,
            InCassandra("room_details", """
                {"room_id": "3f8b5caa-f1d1-5389-a348-c6af9ee1d621", "name": "Vecinos 🙂", "description": "todos", "image": "legacy/r/2.png", "type": "group",
                 "encryption_data": "v1:630dcd29", "join_all_user": true, "send_message": true, "add_member": true, "edit_group": false,
                 "created_at": "2021-01-01 00:00:00.001Z", "updated_at": "2021-01-02 00:00:00.000Z", "mongo_id": "5e0be100dd00000000000002"}
                """),
            InCassandra("rooms_by_mongo", """{"mongo_id": "5e0be100dd00000000000002", "room_id": "3f8b5caa-f1d1-5389-a348-c6af9ee1d621"}"""),
            InCassandra("organizations", """{"room_id": "3f8b5caa-f1d1-5389-a348-c6af9ee1d621", "mongo_id": "5e0be100dd00000000000002"}""")),
        new("group with empty permissions follows canWrite; isAdmin 0 is empty", "rooms", """
            { "_id": {"$oid": "5e0be100dd00000000000003"}, "name": "", "isGroup": "yes", "canWrite": false, "permissions": {}, "isAdmin": 0, "isPublic": null,
              "avatar": "", "photo": "gs://app-prod.appspot.com" }
            """,
            InCassandra("room_details", """
                {"room_id": "6901ee98-1328-5f13-a217-6612f8b5ca94", "name": "Room 5e0be100dd00000000000003", "description": "", "image": "legacy/",
                 "type": "group", "encryption_data": "v1:630dcd29", "join_all_user": false, "send_message": false, "add_member": true, "edit_group": false,
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2020-01-01 00:00:00.000Z", "mongo_id": "5e0be100dd00000000000003"}
                """),
            InCassandra("rooms_by_mongo", """{"mongo_id": "5e0be100dd00000000000003", "room_id": "6901ee98-1328-5f13-a217-6612f8b5ca94"}""")),
        new("broadcast room that is a group as well; a text is a non-empty isAdmin", "rooms", """
            { "_id": {"$oid": "5e0be100dd00000000000004"}, "name": "Radio", "isBroadcast": 1, "isGroup": true, "permissions": {"canSendMessage": null},
              "isAdmin": "si", "encryptionData": "old" }
            """,
            InCassandra("room_details", """
                {"room_id": "29e2aad3-ff40-5ca0-be5d-639f89882c08", "name": "Radio", "description": "", "image": "", "type": "broadcast",
                 "encryption_data": "v1:630dcd29", "join_all_user": false, "send_message": true, "add_member": false, "edit_group": false,
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2020-01-01 00:00:00.000Z", "mongo_id": "5e0be100dd00000000000004"}
                """),
            InCassandra("rooms_by_mongo", """{"mongo_id": "5e0be100dd00000000000004", "room_id": "29e2aad3-ff40-5ca0-be5d-639f89882c08"}"""),
            InCassandra("organizations", """{"room_id": "29e2aad3-ff40-5ca0-be5d-639f89882c08", "mongo_id": "5e0be100dd00000000000004"}""")),
        new("pair of people with a text for an id, whatever the permissions say", "rooms", """
            { "_id": "room-text", "name": "Dos", "isGroup": false, "isBroadcast": null, "canWrite": false, "permissions": {"canSendMessage": false},
              "createdAt": "2021-02-03T04:05:06.5Z", "updatedAt": {"$numberLong": "1612325106789"} }
            """,
            InCassandra("room_details", """
                {"room_id": "0296b208-410f-5425-8ec8-da18a2205189", "name": "Dos", "description": "", "image": "", "type": "p2p", "encryption_data": "v1:630dcd29",
                 "join_all_user": false, "send_message": true, "add_member": false, "edit_group": true,
                 "created_at": "2021-02-03 04:05:06.500Z", "updated_at": "2021-02-03 04:05:06.789Z", "mongo_id": "room-text"}
                """),
            InCassandra("rooms_by_mongo", """{"mongo_id": "room-text", "room_id": "0296b208-410f-5425-8ec8-da18a2205189"}""")),
        new("room whose id has the greatest time there is", "rooms", """{ "_id": {"$oid": "ffffffffffffffffffffffff"}, "name": "Last" }""",
            InCassandra("room_details", """
                {"room_id": "959c96ac-2c9c-5ca3-a016-cb8d52956ae7", "name": "Last", "description": "", "image": "", "type": "p2p", "encryption_data": "v1:630dcd29",
                 "join_all_user": false, "send_message": true, "add_member": false, "edit_group": true,
                 "created_at": "2106-02-07 06:28:15.000Z", "updated_at": "2106-02-07 06:28:15.000Z", "mongo_id": "ffffffffffffffffffffffff"}
                """),
            InCassandra("rooms_by_mongo", """{"mongo_id": "ffffffffffffffffffffffff", "room_id": "959c96ac-2c9c-5ca3-a016-cb8d52956ae7"}""")),
        GoldenCase.SetAside("room with a text for isPublic, in none of three tables", "rooms", "5e0be100dd00000000000007", """
            { "_id": {"$oid": "5e0be100dd00000000000007"}, "name": "Odd", "isPublic": "yes", "isAdmin": true }
            """),
    ];
}
