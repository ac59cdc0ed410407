namespace MongoEtl.IntegrationTests.Golden.Cases;

// Ids of every kind, and references to them.
internal static partial class MessageCases
{
    private static GoldenCase[] Ids =>
    [
        new("message whose counter wraps at ten million", "messages", """
            { "_id": {"$oid": "5e0be100cc00000000ffffff"}, "room": "507f1f77bcf86cd799439011", "replyTo": "msg-1" }
            """,
            Message("""
                {"message_id": "a7af297f-2c29-11ea-bea8-c1233b253f9f", "reply_to_message_id": "13814000-1dd2-11b2-84b2-1147e1112dbf",
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2020-01-01 00:00:00.000Z", "mongo_id": "5e0be100cc00000000ffffff"}
                """),
            Lookup("a7af297f-2c29-11ea-bea8-c1233b253f9f")),
        new("message whose counter is exactly ten million", "messages", """
            { "_id": {"$oid": "5e0be100cc00000000989680"}, "room": "507f1f77bcf86cd799439011", "replyTo": {"$numberLong": "7"} }
            """,
            Message("""
                {"message_id": "a747c000-2c29-11ea-9f4b-171ce99e548a", "reply_to_message_id": "13814000-1dd2-11b2-902b-a3cda1883801",
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2020-01-01 00:00:00.000Z", "mongo_id": "5e0be100cc00000000989680"}
                """),
            Lookup("a747c000-2c29-11ea-9f4b-171ce99e548a")),
        new("message whose id has the greatest time there is", "messages", """
            { "_id": {"$oid": "ffffffffffffffffffffffff"}, "room": "507f1f77bcf86cd799439011", "forwardedFrom": " 000000000000000000000001 " }
            """,
            Message("""
                {"message_id": "135012ff-b452-124a-a4a2-2152faab8db4", "forwarded_from_message_id": "13814001-1dd2-11b2-a811-977fbea81d07",
                 "created_at": "2106-02-07 06:28:15.000Z", "updated_at": "2106-02-07 06:28:15.000Z", "mongo_id": "ffffffffffffffffffffffff"}
                """),
            Lookup("135012ff-b452-124a-a4a2-2152faab8db4")),
        new("message with a text for an id", "messages", """
            { "_id": "msg-1", "room": "room-text", "message": "texto", "createdAt": {"$date": "2022-01-01T00:00:00Z"}, "updatedAt": "2022-01-02T00:00:00+02:00" }
            """,
            Message("""
                {"room_id": "0296b208-410f-5425-8ec8-da18a2205189", "message_id": "13814000-1dd2-11b2-84b2-1147e1112dbf", "content": "texto",
                 "created_at": "2022-01-01 00:00:00.000Z", "updated_at": "2022-01-01 22:00:00.000Z", "mongo_id": "msg-1"}
                """),
            Lookup("13814000-1dd2-11b2-84b2-1147e1112dbf", "0296b208-410f-5425-8ec8-da18a2205189")),
        new("message with a number for an id", "messages", """
            { "_id": {"$numberLong": "7"}, "room": "507f1f77bcf86cd799439011", "createdAt": {"$date": "2022-01-01T00:00:00Z"},
              "updatedAt": {"$date": "2022-01-01T00:00:00Z"} }
            """,
            Message("""
                {"message_id": "13814000-1dd2-11b2-902b-a3cda1883801", "created_at": "2022-01-01 00:00:00.000Z",
                 "updated_at": "2022-01-01 00:00:00.000Z", "mongo_id": "7"}
                """),
            Lookup("13814000-1dd2-11b2-902b-a3cda1883801")),
        new("message whose id is the text of an ObjectId: the same id, and the same time in it", "messages", """
            { "_id": "5e0be10fcc0000000000000f", "room": "507f1f77bcf86cd799439011" }
            """,
            Message("""
                {"message_id": "b038918f-2c29-11ea-b789-e55e5ec7761d", "created_at": "2020-01-01 00:00:15.000Z",
                 "updated_at": "2020-01-01 00:00:15.000Z", "mongo_id": "5e0be10fcc0000000000000f"}
                """),
            Lookup("b038918f-2c29-11ea-b789-e55e5ec7761d")),
    ];
}
