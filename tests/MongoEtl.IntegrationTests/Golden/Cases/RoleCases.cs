using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

internal static class RoleCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("role with all elements", "roles", """
            { "_id": {"$oid": "5e0be100aa00000000000001"}, "name": "USER", "type": "app", "default": true, "contactsHide": true }
            """,
            InPostgres("role", """
                {"id": 1, "name": "USER", "type": "app", "default": true, "mongo_id": "5e0be100aa00000000000001",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """),
            InCassandra("role", """{"id": 1, "name": "USER", "contacts_hide": true, "mongo_id": "5e0be100aa00000000000001"}""")),
        new("role with a suffix and nothing else", "roles", """
            { "_id": {"$oid": "5e0be100aa00000000000002"}, "name": "AGENTE_ROLE" }
            """,
            InPostgres("role", """
                {"id": 2, "name": "AGENTE_ROLE", "type": "app", "default": false, "mongo_id": "5e0be100aa00000000000002",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """),
            InCassandra("role", """{"id": 2, "name": "AGENTE_ROLE", "contacts_hide": false, "mongo_id": "5e0be100aa00000000000002"}""")),
        new("role with a text for an id and null for a flag", "roles", """
            { "_id": "role-text", "name": "GUEST", "type": "hub", "default": null, "contactsHide": null,
              "createdAt": "2021-02-03T04:05:06Z", "updatedAt": {"$numberLong": "1612325106789"} }
            """,
            InPostgres("role", """
                {"id": 3, "name": "GUEST", "type": "hub", "default": false, "mongo_id": "role-text",
                 "created_at": "2021-02-03T04:05:06+00:00", "updated_at": "2021-02-03T04:05:06.789+00:00"}
                """),
            InCassandra("role", """{"id": 3, "name": "GUEST", "contacts_hide": false, "mongo_id": "role-text"}""")),
        GoldenCase.SetAside("role without a name, which PostgreSQL cannot have", "roles", "5e0be100aa00000000000004", """
            { "_id": {"$oid": "5e0be100aa00000000000004"}, "contactsHide": false }
            """),
        new("role with an empty name; the one before has a key all the same", "roles", """
            { "_id": {"$oid": "5e0be100aa00000000000005"}, "name": "" }
            """,
            InPostgres("role", """
                {"id": 5, "name": "", "type": "app", "default": false, "mongo_id": "5e0be100aa00000000000005",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """),
            InCassandra("role", """{"id": 5, "name": "Unknown Role", "contacts_hide": false, "mongo_id": "5e0be100aa00000000000005"}""")),
        GoldenCase.SetAside("role of a type that no enum has", "roles", "5e0be100aa00000000000007", """
            { "_id": {"$oid": "5e0be100aa00000000000007"}, "name": "ODD", "type": "superhero" }
            """),
        GoldenCase.SetAside("role with a number for a flag", "roles", "5e0be100aa00000000000006", """
            { "_id": {"$oid": "5e0be100aa00000000000006"}, "name": "ODD", "contactsHide": 1 }
            """),
    ];
}
