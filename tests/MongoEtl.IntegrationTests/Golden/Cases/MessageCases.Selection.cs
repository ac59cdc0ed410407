namespace MongoEtl.IntegrationTests.Golden.Cases;

// Which messages are migrated at all.
internal static partial class MessageCases
{
    private static GoldenCase[] Selection =>
    [
        new("message of an excluded kind by msgType", "messages", """
            { "_id": {"$oid": "5e0be110cc00000000000010"}, "room": "507f1f77bcf86cd799439011", "msgType": "STICKER", "type": "user_message" }
            """),
        new("message of an excluded kind by type, whatever msgType says", "messages", """
            { "_id": {"$oid": "5e0be111cc00000000000011"}, "room": "507f1f77bcf86cd799439011", "msgType": "TEXT", "type": "SURVEY" }
            """),
        new("message that is inactive", "messages", """
            { "_id": {"$oid": "5e0be112cc00000000000012"}, "room": "507f1f77bcf86cd799439011", "isActive": false }
            """),
        new("message whose isActive is null", "messages", """
            { "_id": {"$oid": "5e0be113cc00000000000013"}, "room": "507f1f77bcf86cd799439011", "isActive": null, "msgType": "TEXT" }
            """,
            Message("""
                {"message_id": "b29aeb93-2c29-11ea-89f7-91ead8628a78", "created_at": "2020-01-01 00:00:19.000Z",
                 "updated_at": "2020-01-01 00:00:19.000Z", "mongo_id": "5e0be113cc00000000000013"}
                """),
            Lookup("b29aeb93-2c29-11ea-89f7-91ead8628a78")),
        new("message that is shown once, by msgLife", "messages", """
            { "_id": {"$oid": "5e0be114cc00000000000014"}, "room": "507f1f77bcf86cd799439011", "msgLife": "TOUCH_SHOW_DELETE" }
            """),
        new("message that is shown once, by life", "messages", """
            { "_id": {"$oid": "5e0be115cc00000000000015"}, "room": "507f1f77bcf86cd799439011", "msgLife": "", "life": "TOUCH_SHOW_DELETE" }
            """),
        new("message with a document that is a PDF before the query", "messages", """
            { "_id": {"$oid": "5e0be116cc00000000000016"}, "room": "507f1f77bcf86cd799439011", "fileURL": "", "fileUrl": "https://x/A.PDF?sig=1.exe#p",
              "fileType": "DOCUMENTO" }
            """,
            Message("""
                {"message_id": "b464af16-2c29-11ea-a09d-712ca11ad409", "created_at": "2020-01-01 00:00:22.000Z", "updated_at": "2020-01-01 00:00:22.000Z",
                 "file_url": "https://x/A.PDF?sig=1.exe#p", "mime_type": "application/pdf", "mongo_id": "5e0be116cc00000000000016"}
                """),
            Lookup("b464af16-2c29-11ea-a09d-712ca11ad409")),
        new("message with a document that is no PDF, in neither table", "messages", """
            { "_id": {"$oid": "5e0be117cc00000000000017"}, "room": "507f1f77bcf86cd799439011", "fileURL": "https://x/a.exe?x=.pdf", "fileType": "DOCUMENTO" }
            """),
        new("message with a file of an unknown type", "messages", """
            { "_id": {"$oid": "5e0be118cc00000000000018"}, "room": "507f1f77bcf86cd799439011", "fileURL": "https://x/a.exe", "fileType": "OTRO" }
            """,
            Message("""
                {"message_id": "b595dc18-2c29-11ea-acf6-51de98bfb71d", "created_at": "2020-01-01 00:00:24.000Z", "updated_at": "2020-01-01 00:00:24.000Z",
                 "file_url": "https://x/a.exe", "mongo_id": "5e0be118cc00000000000018"}
                """),
            Lookup("b595dc18-2c29-11ea-acf6-51de98bfb71d")),
    ];

    private static GoldenCase[] SetAside =>
    [
        GoldenCase.SetAside("message without a room", "messages", "5e0be119cc00000000000019", """
            { "_id": {"$oid": "5e0be119cc00000000000019"}, "room": {"name": "without an id"}, "message": "lost" }
            """),
        GoldenCase.SetAside("message whose content is a document", "messages", "5e0be11acc0000000000001a", """
            { "_id": {"$oid": "5e0be11acc0000000000001a"}, "room": "507f1f77bcf86cd799439011", "message": {"text": "lost"} }
            """),
        GoldenCase.SetAside("message with a fraction for a size", "messages", "5e0be11bcc0000000000001b", """
            { "_id": {"$oid": "5e0be11bcc0000000000001b"}, "room": "507f1f77bcf86cd799439011", "fileSize": 3.5 }
            """),
        GoldenCase.SetAside("message with a number for a flag", "messages", "5e0be11ccc0000000000001c", """
            { "_id": {"$oid": "5e0be11ccc0000000000001c"}, "room": "507f1f77bcf86cd799439011", "edited": 1 }
            """),
        GoldenCase.SetAside("message whose date is no date", "messages", "5e0be11dcc0000000000001d", """
            { "_id": {"$oid": "5e0be11dcc0000000000001d"}, "room": "507f1f77bcf86cd799439011", "createdAt": "yesterday" }
            """),
        GoldenCase.SetAside("message with a text for an id and no dates", "messages", "msg-2", """
            { "_id": "msg-2", "room": "507f1f77bcf86cd799439011", "message": "lost" }
            """),
    ];
}
