namespace MongoEtl.IntegrationTests.Golden.Cases;

// What elements give, and in which shapes they may come.
internal static partial class MessageCases
{
    private static GoldenCase[] Shapes =>
    [
        new("message with all elements", "messages", """
            { "_id": {"$oid": "5e0be101cc00000000000001"}, "room": {"$oid": "507f1f77bcf86cd799439011"}, "sender": {"$oid": "5e0be100bb00000000000001"},
              "message": "hola 🙂", "content": "ignored", "type": "poll", "fileURL": "gs://app-prod.appspot.com/f/a.png", "fileType": "IMAGEN",
              "fileName": "a.png", "fileSize": {"$numberDouble": "12345678901.0"}, "thumbnail": "gs://app-dev.appspot.com/t.png", "duration": "12",
              "event": "joined", "isDeleted": true, "deletedAt": "2022-01-03T00:00:00Z", "edited": true, "pollQuestion": "¿sí?", "pollIsMultiple": true,
              "replyTo": {"$oid": "5e0be102cc00000000000002"}, "forwardedFrom": {"_id": {"$oid": "5e0be103cc00000000000003"}, "message": "embedded"},
              "createdAt": {"$date": "2022-01-01T00:00:00.250Z"}, "updatedAt": {"$numberLong": "1612325106789"} }
            """,
            GoldenRow.InCassandra("messages_by_room", """
                {"room_id": "a05758fe-03e7-5af6-be7e-53694279fe06", "message_id": "a7e05681-2c29-11ea-bdb9-494da51697c2", "sender_id": 1,
                 "content": "hola 🙂", "type": "poll", "created_at": "2022-01-01 00:00:00.250Z", "updated_at": "2021-02-03 04:05:06.789Z",
                 "deleted_at": "2022-01-03 00:00:00.000Z", "edited": true, "is_deleted": true,
                 "reply_to_message_id": "a878ed02-2c29-11ea-b7f5-89480aecec7f", "forwarded_from_message_id": "a9118383-2c29-11ea-b450-8385d6266600",
                 "file_url": "legacy/f/a.png", "mime_type": "image/png", "file_name": "a.png", "file_size": 12345678901,
                 "file_thumbnail_url": "legacy/t.png", "audio_duration": 12, "event": "joined", "sender_message_id": "5e0be101cc00000000000001",
                 "poll_question": "¿sí?", "poll_is_multiple_options": true, "mongo_id": "5e0be101cc00000000000001"}
                """),
            Lookup("a7e05681-2c29-11ea-bdb9-494da51697c2")),
        new("message with nothing but an id and a room: sender, replies and deletion are not set", "messages", """
            { "_id": {"$oid": "5e0be102cc00000000000002"}, "roomId": "507f1f77bcf86cd799439011" }
            """,
            GoldenRow.InCassandra("messages_by_room", """
                {"room_id": "a05758fe-03e7-5af6-be7e-53694279fe06", "message_id": "a878ed02-2c29-11ea-b7f5-89480aecec7f", "content": "",
                 "type": "user_message", "created_at": "2020-01-01 00:00:02.000Z", "updated_at": "2020-01-01 00:00:02.000Z", "edited": false,
                 "is_deleted": false, "file_url": "", "mime_type": "", "file_name": "", "file_size": 0, "file_thumbnail_url": "", "audio_duration": 0,
                 "event": "", "sender_message_id": "5e0be102cc00000000000002", "poll_question": "", "poll_is_multiple_options": false,
                 "mongo_id": "5e0be102cc00000000000002"}
                """),
            Lookup("a878ed02-2c29-11ea-b7f5-89480aecec7f")),
        new("message whose references are embedded documents, with empty and null elements", "messages", """
            { "_id": {"$oid": "5e0be103cc00000000000003"}, "room": {"_id": {"$oid": "507f1f77bcf86cd799439011"}, "name": "x"},
              "sender": null, "userId": {"_id": {"$oid": "5e0be10abb00000000000003"}, "name": "x"}, "message": "", "content": "second", "type": "",
              "replyTo": "", "forwardedFrom": {}, "fileSize": null, "edited": null, "isDeleted": null, "deletedAt": {"$date": "2022-01-01T00:00:00Z"} }
            """,
            Message("""
                {"message_id": "a9118383-2c29-11ea-b450-8385d6266600", "sender_id": 2, "content": "second", "created_at": "2020-01-01 00:00:03.000Z",
                 "updated_at": "2020-01-01 00:00:03.000Z", "mongo_id": "5e0be103cc00000000000003"}
                """),
            Lookup("a9118383-2c29-11ea-b450-8385d6266600")),
        new("message of a sender who was not migrated, and of a room that is unknown", "messages", """
            { "_id": {"$oid": "5e0be104cc00000000000004"}, "room": {"$oid": "5e0be100dd000000000000ff"}, "sender": {"$oid": "5e0be100bb00000000000002"},
              "content": {"$numberDouble": "42.0"} }
            """,
            Message("""
                {"room_id": "d5b7938a-4b84-5df7-82f6-df172aa9fd54", "message_id": "a9aa1a04-2c29-11ea-88f7-519893fdb903", "content": "42",
                 "created_at": "2020-01-01 00:00:04.000Z", "updated_at": "2020-01-01 00:00:04.000Z", "mongo_id": "5e0be104cc00000000000004"}
                """),
            Lookup("a9aa1a04-2c29-11ea-88f7-519893fdb903", "d5b7938a-4b84-5df7-82f6-df172aa9fd54")),
        new("message deleted without a date takes that of its last change", "messages", """
            { "_id": {"$oid": "5e0be105cc00000000000005"}, "room": "507f1f77bcf86cd799439011", "isDeleted": true, "message": "kept",
              "sender": {"$oid": "5e0be100bb00000000000007"}, "updatedAt": {"$date": "2022-02-02T02:02:02Z"} }
            """,
            Message("""
                {"message_id": "aa42b085-2c29-11ea-9d4e-b92709433016", "content": "kept", "is_deleted": true, "created_at": "2020-01-01 00:00:05.000Z",
                 "updated_at": "2022-02-02 02:02:02.000Z", "deleted_at": "2022-02-02 02:02:02.000Z", "mongo_id": "5e0be105cc00000000000005"}
                """),
            Lookup("aa42b085-2c29-11ea-9d4e-b92709433016")),
        new("message whose thumbnail is no text: that column is not set", "messages", """
            { "_id": {"$oid": "5e0be106cc00000000000006"}, "room": "507f1f77bcf86cd799439011", "thumbnail": {"url": "t.png"}, "fileUrl": "https://x/a.mp3",
              "fileType": "AUDIO", "fileSize": "17" }
            """,
            Message("""
                {"message_id": "aadb4706-2c29-11ea-a318-c70cc1fb4ab3", "created_at": "2020-01-01 00:00:06.000Z", "updated_at": "2020-01-01 00:00:06.000Z",
                 "file_url": "https://x/a.mp3", "mime_type": "audio/mp3", "file_size": 17, "file_thumbnail_url": null,
                 "mongo_id": "5e0be106cc00000000000006"}
                """),
            Lookup("aadb4706-2c29-11ea-a318-c70cc1fb4ab3")),
    ];
}
