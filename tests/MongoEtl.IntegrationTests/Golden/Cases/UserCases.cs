using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

internal static class UserCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("user with all elements, role found without its suffix", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000001"}, "role": "USER_ROLE", "userType": "USER_ROLE", "displayName": "Ada Lovelace",
              "name": "ignored",
              "phoneNumber": "+58 (414) 123-45.67", "email": "  ADA@Example.ORG ", "photoURL": "gs://app-dev.appspot.com/u/ada.png",
              "isBot": true,
              "createdAt": {"$date": "2023-05-06T07:08:09.123Z"}, "updatedAt": {"$date": "2023-06-07T08:09:10.999Z"} }
            """,
            InPostgres("user", """
                {"id": 1, "uuid": "79ffe839-d2b8-5e8e-a081-1d22598b554b", "avatar": "legacy/u/ada.png", "phone": "584141234567",
                 "name": "Ada Lovelace",
                 "fullName": "Ada Lovelace", "email": "ada@example.org", "role_user": "USER_ROLE", "roleId": 1, "phone_verified": false,
                 "email_verified": false,
                 "profileStatus": "COMPLETED", "mongo_id": "5e0be100bb00000000000001",
                 "created_at": "2023-05-06T07:08:09.123+00:00", "updated_at": "2023-06-07T08:09:10.999+00:00"}
                """),
            InCassandra("users", """
                {"user_id": 1, "name": "Ada Lovelace", "phone": "+584141234567", "email": "ada@example.org",
                 "avatar": "legacy/u/ada.png", "role_id": 1,
                 "is_bot": true, "created_at": "2023-05-06 07:08:09.123Z", "updated_at": "2023-06-07 08:09:10.999Z",
                 "mongo_id": "5e0be100bb00000000000001"}
                """)),
        new("user whom the collection filter leaves out: no row and no key", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000002"}, "role": "ADMIN_ROLE", "role_user": "USER_ROLE", "name": "Boss" }
            """),
        new("user with nothing but an id and a role", "users", """
            { "_id": {"$oid": "5e0be10abb00000000000003"}, "role": "AGENTE_ROLE" }
            """,
            InPostgres("user", """
                {"id": 2, "uuid": "0621c52d-664a-5445-8072-f17fa4ff9b4d", "role_user": "AGENTE_ROLE", "phone_verified": false,
                 "email_verified": false,
                 "profileStatus": "COMPLETED", "mongo_id": "5e0be10abb00000000000003",
                 "created_at": "2020-01-01T00:00:10+00:00", "updated_at": "2020-01-01T00:00:10+00:00"}
                """),
            InCassandra("users", """
                {"user_id": 2, "name": "", "phone": "", "email": "", "avatar": "", "is_bot": false,
                 "created_at": "2020-01-01 00:00:10.000Z", "updated_at": "2020-01-01 00:00:10.000Z", "mongo_id": "5e0be10abb00000000000003"}
                """)),
        new("user with numbers and texts where others are wanted, role found with a suffix", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000004"}, "role": "USER_ROLE", "userType": "AGENTE", "displayName": "", "name": "Grace",
              "phoneNumber": null, "phone": {"$numberDouble": "4141234567.0"}, "photoURL": {"url": "https://cdn.example.org/g.png"},
              "createdAt": "2021-02-03T04:05:06Z", "updatedAt": {"$numberLong": "1612325106789"} }
            """,
            InPostgres("user", """
                {"id": 3, "uuid": "6ba5634c-187b-515e-9b12-8aaa644b6c7f", "phone": "4141234567", "name": "Grace", "fullName": "Grace",
                 "role_user": "USER_ROLE",
                 "roleId": 2, "phone_verified": false, "email_verified": false,
                 "profileStatus": "COMPLETED", "mongo_id": "5e0be100bb00000000000004",
                 "created_at": "2021-02-03T04:05:06+00:00", "updated_at": "2021-02-03T04:05:06.789+00:00"}
                """),
            InCassandra("users", """
                {"user_id": 3, "name": "Grace", "phone": "+4141234567", "email": "", "avatar": "", "role_id": 2, "is_bot": false,
                 "created_at": "2021-02-03 04:05:06.000Z", "updated_at": "2021-02-03 04:05:06.789Z", "mongo_id": "5e0be100bb00000000000004"}
                """)),
        new("soft-deleted user is anonymised and keeps the rest", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000005"}, "role": "USER_ROLE", "userType": "GUEST", "name": "Gone",
              "email": "gone@example.org",
              "phone": "0414", "avatar": "gs://app-prod.appspot.com/gone.png", "isActive": 0, "isBot": true,
              "updatedAt": {"$date": "2022-01-01T00:00:00Z"} }
            """,
            InPostgres("user", """
                {"id": 4, "uuid": "039605fa-a878-5307-8298-b2f0399b34f3", "avatar": "", "avatar_thumbnail": "",
                 "avatar_low_quality": "", "phone": "", "email": "",
                 "dni": "", "name": "Deleted User", "fullName": "Deleted User", "deleted_name": "Gone", "deleted_email": "gone@example.org",
                 "deleted_phone": "0414", "deleted_at": "2022-01-01T00:00:00+00:00", "role_user": "USER_ROLE", "roleId": 3,
                 "phone_verified": false, "email_verified": false,
                 "profileStatus": "COMPLETED", "mongo_id": "5e0be100bb00000000000005",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2022-01-01T00:00:00+00:00"}
                """),
            InCassandra("users", """
                {"user_id": 4, "name": "Deleted User", "phone": "", "email": "", "avatar": "", "role_id": 3, "is_bot": true,
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2022-01-01 00:00:00.000Z", "mongo_id": "5e0be100bb00000000000005"}
                """)),
        new("user whose isActive is null is active; a type that no role has is not set", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000006"}, "role": "USER_ROLE", "userType": "NOBODY", "name": "Alan", "isActive": null,
              "isBot": null,
              "phone": "none", "createdAt": null }
            """,
            InPostgres("user", """
                {"id": 5, "uuid": "2f7eb7f2-1711-5248-83e7-d4d505cdee05", "phone": "", "name": "Alan", "fullName": "Alan",
                 "role_user": "USER_ROLE", "phone_verified": false, "email_verified": false,
                 "profileStatus": "COMPLETED", "mongo_id": "5e0be100bb00000000000006",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """),
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
            InPostgres("user", """
                {"id": 7, "uuid": "90c801e8-72be-5e17-bddf-9cf61ec40222", "name": "Text", "fullName": "Text", "role_user": "USER_ROLE",
                 "roleId": 1, "phone_verified": false, "email_verified": false,
                 "profileStatus": "COMPLETED", "mongo_id": "user-text",
                 "created_at": "2022-01-01T00:00:00+00:00", "updated_at": "2022-01-02T00:00:00+00:00"}
                """),
            InCassandra("users", """
                {"user_id": 7, "name": "Text", "phone": "", "email": "", "avatar": "", "role_id": 1, "is_bot": false,
                 "created_at": "2022-01-01 00:00:00.000Z", "updated_at": "2022-01-02 00:00:00.000Z", "mongo_id": "user-text"}
                """)),
        GoldenCase.SetAside("user with a text for an id and no dates", "users", "user-without-time", """
            { "_id": "user-without-time", "role": "USER_ROLE", "name": "Timeless" }
            """),
        new("user with everything that only PostgreSQL keeps, and two of four professions", "users", """
            { "_id": {"$oid": "5e0be100bb00000000000009"}, "role": "AGENTE_ROLE", "role_user": "SPECIAL", "uuid": "my-uuid",
              "userType": "USER",
              "avatar": "a b", "avatar_thumbnail": "gs://app-dev.appspot.com/t", "avatar_low_quality": {}, "phone": "+1 (2)",
              "phoneVerified": true,
              "name": "N", "fullName": "Full N", "emailVerified": true, "bio": "b", "password": "never",
              "ban_until": {"$date": "2024-05-06T07:08:09Z"}, "ban_at": "2024-01-02T03:04:05+02:00",
              "ban_by": {"$oid": "5e0be100bb00000000000001"},
              "removed_at": {"$date": "2024-03-04T05:06:07.008Z"}, "deleted_by": "5e0be100bb000000000000ff", "deleted_reason": "r",
              "province": {"$oid": "5e0be100a100000000000001"}, "municipality": {"_id": {"$oid": "5e0be100a200000000000001"}},
              "parroquia": "5e0be100a300000000000001", "cedula": "", "dni": "v12.345.678", "birthDate": {"$date": "1990-05-06T23:30:00Z"},
              "gender": "Femenino", "socialMedia": {"x": "@x", "instagram": "i"}, "socialmedia_tiktok": "ignored",
              "profession": [{"$oid": "5e0be100b100000000000001"}, {"_id": {"$oid": "5e0be100b100000000000002"}}, "unknown",
                             "5e0be100b100000000000001"],
              "entities": ["5e0be100b200000000000001"],
              "createdAt": {"$date": "2024-02-03T04:05:06Z"}, "updatedAt": {"$date": "2024-02-04T00:00:00Z"} }
            """,
            InPostgres("user", """
                {"id": 9, "uuid": "my-uuid", "avatar": "a b", "avatar_thumbnail": "legacy/t", "phone": "12", "phone_verified": true,
                 "name": "N",
                 "fullName": "Full N", "email_verified": true, "description": "b", "ban_until": "2024-05-06T07:08:09",
                 "ban_at": "2024-01-02T01:04:05",
                 "ban_by": 1, "removed_at": "2024-03-04T05:06:07.008+00:00", "role_user": "SPECIAL", "profileStatus": "COMPLETED",
                 "deleted_reason": "r", "province_id": 1, "municipality_id": 1, "parroquia_id": 1, "roleId": 1, "dni": "V-12345678",
                 "birthdate": "1990-05-06", "gender": "F", "socialmedia_x": "@x", "socialmedia_instagram": "i",
                 "mongo_id": "5e0be100bb00000000000009", "created_at": "2024-02-03T04:05:06+00:00",
                 "updated_at": "2024-02-04T00:00:00+00:00"}
                """),
            InPostgres("profession_user", """
                {"profession_id": 1, "user_id": 9, "mongo_id": "5e0be100bb00000000000009_5e0be100b100000000000001",
                 "created_at": "2024-02-03T04:05:06+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """),
            InPostgres("profession_user", """
                {"profession_id": 2, "user_id": 9, "mongo_id": "5e0be100bb00000000000009_5e0be100b100000000000002",
                 "created_at": "2024-02-03T04:05:06+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """),
            InPostgres("entities_user", """
                {"entities_id": 1, "user_id": 9, "mongo_id": "5e0be100bb00000000000009_5e0be100b200000000000001",
                 "created_at": "2024-02-03T04:05:06+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """),
            InCassandra("users", """
                {"user_id": 9, "name": "N", "phone": "+12", "email": "", "avatar": "a b", "role_id": 1, "is_bot": false,
                 "created_at": "2024-02-03 04:05:06.000Z", "updated_at": "2024-02-04 00:00:00.000Z", "mongo_id": "5e0be100bb00000000000009"}
                """)),
        new("user with flat social media, and lists that are none or empty", "users", """
            { "_id": {"$oid": "5e0be100bb0000000000000a"}, "role": "USER_ROLE", "name": "Flat", "cedula": {"$numberDouble": "12345678.0"},
              "birthdate": "1985-01-02", "gender": "f", "socialMedia": "none", "socialmedia_x": "x", "socialmedia_telegram": "t",
              "profession": "Doctor", "entities": [], "province": "nowhere", "municipality": [], "parroquia": {} }
            """,
            InPostgres("user", """
                {"id": 10, "uuid": "1a25d322-75bf-55d7-9e84-013240fb8897", "name": "Flat", "fullName": "Flat", "role_user": "USER_ROLE",
                 "dni": "V-12345678",
                 "birthdate": "1985-01-02", "gender": "", "socialmedia_x": "x", "socialmedia_telegram": "t", "phone_verified": false,
                 "email_verified": false,
                 "profileStatus": "COMPLETED", "mongo_id": "5e0be100bb0000000000000a",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """),
            InCassandra("users", """
                {"user_id": 10, "name": "Flat", "phone": "", "email": "", "avatar": "", "is_bot": false,
                 "created_at": "2020-01-01 00:00:00.000Z", "updated_at": "2020-01-01 00:00:00.000Z", "mongo_id": "5e0be100bb0000000000000a"}
                """)),
    ];
}
