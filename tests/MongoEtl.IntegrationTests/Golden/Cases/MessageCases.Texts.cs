namespace MongoEtl.IntegrationTests.Golden.Cases;

// Texts and addresses that the old scheme encrypted, and others. What is expected was made with OpenSSL and arithmetic, as docs/encryption.md shows.
internal static partial class MessageCases
{
    private static GoldenCase[] Texts =>
    [
        new("message with an encrypted text, encrypted anew under the keys of its room; no text in clear", "messages", """
            { "_id": {"$oid": "5e0be120cc00000000000020"}, "room": {"$oid": "507f1f77bcf86cd799439011"}, "message": "sO6YqxH7fyzIHJDqqD7eFcg=",
              "decryptedMessage": "Hola, ¿qué tal?" }
            """,
            Message("""
                {"message_id": "ba5a9020-2c29-11ea-a408-b70e2901665b", "created_at": "2020-01-01 00:00:32.000Z", "updated_at": "2020-01-01 00:00:32.000Z",
                 "content": "ASezWOdw1kD5dwkNFcSgt6/cEBMxcUoFznZPezBxZLQ55Qham/ZjVTqxGJ6VyQ8k+KMW/7auW+OpppIDNik+lS28WoMYn8d4qyshDDyV23Ch",
                 "mongo_id": "5e0be120cc00000000000020"}
                """),
            Lookup("ba5a9020-2c29-11ea-a408-b70e2901665b")),
        new("message of another room: other keys", "messages", """
            { "_id": {"$oid": "5e0be121cc00000000000021"}, "roomId": "room-text", "content": "mQ==" }
            """,
            Message("""
                {"room_id": "0296b208-410f-5425-8ec8-da18a2205189", "message_id": "baf326a1-2c29-11ea-9360-079c4a2a0a2b",
                 "created_at": "2020-01-01 00:00:33.000Z", "updated_at": "2020-01-01 00:00:33.000Z", "mongo_id": "5e0be121cc00000000000021",
                 "content": "ARklvOzA/yIha1SCXMFn+DkzTnZ8Bvr/i3nXCiiZAIJ7lNOXnzgJyMtjMGrJRJpyYT2JJDeXcFVQyA3LM5j7kVc="}
                """),
            Lookup("baf326a1-2c29-11ea-9360-079c4a2a0a2b", "0296b208-410f-5425-8ec8-da18a2205189")),
        new("message whose plain text is taken for an encrypted one: nothing but chance tells luna from nh.", "messages", """
            { "_id": {"$oid": "5e0be122cc00000000000022"}, "room": "507f1f77bcf86cd799439011", "message": "luna" }
            """,
            Message("""
                {"message_id": "bb8bbd22-2c29-11ea-afc4-27989cbc3c9e", "created_at": "2020-01-01 00:00:34.000Z", "updated_at": "2020-01-01 00:00:34.000Z",
                 "content": "AXl8sisR9ghdcLyANgsVq5Ihe/Kzk5BXCWJ986Fmw2zIlCho9Va2jJxcBD9EESkn03MmORQoXeivCGTBmuv383o=",
                 "mongo_id": "5e0be122cc00000000000022"}
                """),
            Lookup("bb8bbd22-2c29-11ea-afc4-27989cbc3c9e")),
        new("message with an encrypted text of a whole block", "messages", """
            { "_id": {"$oid": "5e0be123cc00000000000023"}, "room": "507f1f77bcf86cd799439011", "message": "yLDG+Qnui6SBUDIh6y7aHw==" }
            """,
            Message("""
                {"message_id": "bc2453a3-2c29-11ea-afb7-ed0b30a23779", "created_at": "2020-01-01 00:00:35.000Z", "updated_at": "2020-01-01 00:00:35.000Z",
                 "content": "AS/u4/bmBGnyuv4pbdOpcCfZRrGqFchmGycWR6qO/ITXeVx23Mu2LSucGjgE+Mtlnu9mu1zdtSYRMUXWSdQQrg7EtK6gQKBA6v9STJ4qJ1vE",
                 "mongo_id": "5e0be123cc00000000000023"}
                """),
            Lookup("bc2453a3-2c29-11ea-afb7-ed0b30a23779")),
        .. LeftAlone("punctuation alone", "...", "24", "bcbcea24-2c29-11ea-9d83-578a041cd877"),
        .. LeftAlone("base64 without its padding", "sO6YqxH7fyzIHJDqqD7eFcg", "25", "bd5580a5-2c29-11ea-941b-7fd1a39799fd"),
        .. LeftAlone("a word that decrypts to no UTF-8", "hola", "26", "bdee1726-2c29-11ea-ac9c-91bfa62fa88a"),
        .. LeftAlone("words", "hola amigos, que tal", "27", "be86ada7-2c29-11ea-ba0e-5107d7ca1fdf"),
        new("message without a text, whose decrypted text is not kept either", "messages", """
            { "_id": {"$oid": "5e0be128cc00000000000028"}, "room": "507f1f77bcf86cd799439011", "message": "", "decryptedMessage": "clear" }
            """,
            Message("""
                {"message_id": "bf1f4428-2c29-11ea-bab5-793261cc7e50", "created_at": "2020-01-01 00:00:40.000Z", "updated_at": "2020-01-01 00:00:40.000Z",
                 "mongo_id": "5e0be128cc00000000000028"}
                """),
            Lookup("bf1f4428-2c29-11ea-bab5-793261cc7e50")),
    ];

    private static GoldenCase[] Addresses =>
    [
        new("message with an encrypted address of a PDF", "messages", """
            { "_id": {"$oid": "5e0be129cc00000000000029"}, "room": "507f1f77bcf86cd799439011", "fileURL": "kPWAuk7hkrzfAD8m+2TaAZYJyQdQ6LaG4abV",
              "fileType": "DOCUMENTO" }
            """,
            Message("""
                {"message_id": "bfb7daa9-2c29-11ea-aedb-fd52d1502469", "created_at": "2020-01-01 00:00:41.000Z", "updated_at": "2020-01-01 00:00:41.000Z",
                 "file_url": "https://files.example/a.pdf", "mime_type": "application/pdf", "mongo_id": "5e0be129cc00000000000029"}
                """),
            Lookup("bfb7daa9-2c29-11ea-aedb-fd52d1502469")),
        new("message with an encrypted address of a document that is no PDF, in neither table", "messages", """
            { "_id": {"$oid": "5e0be12acc0000000000002a"}, "room": "507f1f77bcf86cd799439011", "fileUrl": "kPWAuk7hkrzfAD8m+2TaAZYJyQdQ6LaG9LrW",
              "fileType": "DOCUMENTO", "message": "left out with it" }
            """),
        new("message with an encrypted address in a bucket, and a thumbnail, which is never decrypted", "messages", """
            { "_id": {"$oid": "5e0be12bcc0000000000002b"}, "room": "507f1f77bcf86cd799439011", "fileUrl": "n/LO5RK6zeOUDTY1pivPCYQU1h8bpLjFvqM=",
              "fileType": "VIDEO", "thumbnail": "n/LO5RK6zeOUDTY1pivPCYQU1h8bpLjFvqM=" }
            """,
            Message("""
                {"message_id": "c0e907ab-2c29-11ea-abb8-9bd7114001f3", "created_at": "2020-01-01 00:00:43.000Z", "updated_at": "2020-01-01 00:00:43.000Z",
                 "file_url": "legacy/a", "mime_type": "video/mp4", "file_thumbnail_url": "n/LO5RK6zeOUDTY1pivPCYQU1h8bpLjFvqM=",
                 "mongo_id": "5e0be12bcc0000000000002b"}
                """),
            Lookup("c0e907ab-2c29-11ea-abb8-9bd7114001f3")),
    ];

    private static IEnumerable<GoldenCase> LeftAlone(string what, string text, string number, string messageId)
    {
        var id = $"5e0be1{number}cc000000000000{number}";
        yield return new($"message with {what}: stays as it is", "messages",
            $$"""{ "_id": {"$oid": "{{id}}"}, "room": "507f1f77bcf86cd799439011", "message": "{{text}}" }""",
            Message($$"""
                {"message_id": "{{messageId}}", "created_at": "2020-01-01 00:00:{{Convert.ToInt32(number, 16)}}.000Z",
                 "updated_at": "2020-01-01 00:00:{{Convert.ToInt32(number, 16)}}.000Z", "content": "{{text}}", "mongo_id": "{{id}}"}
                """),
            Lookup(messageId));
    }
}
