using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

internal static class UserCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("user with all elements, role found without its suffix", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000001"}, "role": "USER_ROLE", "userType": "USER_ROLE", "displayName": "Ada Lovelace", "name": "ignored",
              "phoneNumber": "+58 (414) 123-45.67", "email": "  ADA@Example.ORG ", "photoURL": "gs://app-dev.appspot.com/u/ada.png", "isBot": true,
              "createdAt": {"$date": "2023-05-06T07:08:09.123Z"}, "updatedAt": {"$date": "2023-06-07T08:09:10.999Z"} }
            """,
            InCassandra("users", """
                {"user_id": 1, "name": "Ada Lovelace", "phone": "+584141234567", "email": "ada@example.org", "avatar": "legacy/u/ada.png", "role_id": 1,
                 "is_bot": true, "created_at": "2023-05-06 07:08:09.123Z", "updated_at": "2023-06-07 08:09:10.999Z", "mongo_id": "5e0be100bb00000000000001"}
                """)),
        new("user whom the collection filter leaves out: no row and no key", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000002"}, "role": "ADMIN_ROLE", "role_user": "USER_ROLE", "name": "Boss" }
            """),
        new("user with nothing but an id and a role", "users", """
            { "_id": {"$oid": "5e0be10abb00000000000003"}, "role": "AGENTE_ROLE" }
            """,
            InCassandra("users", """
                {"user_id": 2, "name": "", "phone": "", "email": "", "avatar": "", "is_bot": false,
                 "created_at": "2020-01-01 00:00:10.000Z", "updated_at": "2020-01-01 00:00:10.000Z", "mongo_id": "5e0be10abb00000000000003"}
                """)),
        new("user with numbers and texts where others are wanted, role found with a suffix", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000004"}, "role": "USER_ROLE", "userType": "AGENTE", "displayName": "", "name": "Grace",
              "phoneNumber": null, "phone": {"$numberDouble": "4141234567.0"}, "photoURL": {"url": "https://cdn.example.org/g.png"},
              "createdAt": "2021-02-03T04:05:06Z", "updatedAt": {"$numberLong": "1612325106789"} }
            """,
            InCassandra("users", """
                {"user_id": 3, "name": "Grace", "phone": "+4141234567", "email": "", "avatar": "", "role_id": 2, "is_bot": false,
                 "created_at": "2021-02-03 04:05:06.000Z", "updated_at": "2021-02-03 04:05:06.789Z", "mongo_id": "5e0be100bb00000000000004"}
                """)),
        new("soft-deleted user is anonymised and keeps the rest", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000005"}, "role": "USER_ROLE", "userType": "GUEST", "name": "Gone", "email": "gone@example.org",
              "phone": "0414", "avatar": "gs://app-prod.appspot.com/gone.png", "isActive": 0, "isBot": true, "updatedAt": {"$date": "2022-01-01T00:00:00Z"} }
            """,
            InCassandra("users", """
                {"user_id": 4, "name": "Deleted User", "phone": "", "email": "", "avatar": "", "role_id": 3, "is_bot": true,
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2022-01-01 00:00:00.000Z", "mongo_id": "5e0be100bb00000000000005"}
                """)),
        new("user whose isActive is null is active; a type that no role has is not set", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000006"}, "role": "USER_ROLE", "userType": "NOBODY", "name": "Alan", "isActive": null, "isBot": null,
              "phone": "none", "createdAt": null }
            """,
            InCassandra("users", """
                {"user_id": 5, "name": "Alan", "phone": "", "email": "", "avatar": "", "is_bot": false,
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2020-01-01 00:00:00.000Z", "mongo_id": "5e0be100bb00000000000006"}
                """)),
        GoldenCase.SetAside("user with a number for isBot, in no store", "users", "5e0be100bb00000000000007", """
            { "_id": {"$oid": "5e0be100bb00000000000007"}, "role": "USER_ROLE", "name": "Robot", "isBot": 1 }
            """),
        new("user with a text for an id", "users", """
            { "_id": "user-text", "role": "USER_ROLE", "userType": "USER", "name": "Text", "createdAt": {"$date": "2022-01-01T00:00:00Z"},
              "updatedAt": {"$date": "2022-01-02T00:00:00Z"} }
            """,
            InCassandra("users", """
                {"user_id": 7, "name": "Text", "phone": "", "email": "", "avatar": "", "role_id": 1, "is_bot": false,
                 "created_at": "2022-01-01 00:00:00.000Z", "updated_at": "2022-01-02 00:00:00.000Z", "mongo_id": "user-text"}
                """)),
        GoldenCase.SetAside("user with a text for an id and no dates", "users", "user-without-time", """
            { "_id": "user-without-time", "role": "USER_ROLE", "name": "Timeless" }
            """),
    ];
}
