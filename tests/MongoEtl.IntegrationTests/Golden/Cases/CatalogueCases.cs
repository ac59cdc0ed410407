using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>Professions and entities: 2.5 and 2.6.</summary>
internal static class CatalogueCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("profession with both names", "professions", """
            { "_id": {"$oid": "5e0be100b100000000000001"}, "name": "Doctor", "name_es": "Médico", "isActive": true }
            """,
            InPostgres("profession", """
                {"id": 1, "name": "Doctor", "name_es": "Médico", "is_active": true, "mongo_id": "5e0be100b100000000000001",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("profession with a Spanish name only", "professions", """
            { "_id": {"$oid": "5e0be100b100000000000002"}, "name": "", "name_es": "Abogado", "isActive": false }
            """,
            InPostgres("profession", """
                {"id": 2, "name": "Abogado", "name_es": "Abogado", "is_active": false, "mongo_id": "5e0be100b100000000000002",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("profession with an English name only", "professions", """
            { "_id": {"$oid": "5e0be100b100000000000003"}, "name": "Nurse", "isActive": null }
            """,
            InPostgres("profession", """
                {"id": 3, "name": "Nurse", "name_es": "Nurse", "is_active": true, "mongo_id": "5e0be100b100000000000003",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("profession without a name", "professions", """
            { "_id": {"$oid": "5e0be100b100000000000004"} }
            """,
            InPostgres("profession", """
                {"id": 4, "name": "Unknown", "name_es": "Desconocido", "is_active": true, "mongo_id": "5e0be100b100000000000004",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("entity with an organization by text", "entities", """
            { "_id": {"$oid": "5e0be100b200000000000001"}, "name": "Cruz Roja", "name_es": "La Cruz Roja", "organization": "org" }
            """,
            InPostgres("entities", """
                {"id": 1, "name": "Cruz Roja", "name_es": "La Cruz Roja", "is_active": true, "organization": "org",
                 "mongo_id": "5e0be100b200000000000001",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("entity with an organization by ObjectId", "entities", """
            { "_id": {"$oid": "5e0be100b200000000000002"}, "name": "Two", "organization": {"$oid": "5E0BE100DD00000000000002"},
              "isActive": false }
            """,
            InPostgres("entities", """
                {"id": 2, "name": "Two", "name_es": "Two", "is_active": false, "organization": "5e0be100dd00000000000002",
                 "mongo_id": "5e0be100b200000000000002",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("entity that embeds its organization", "entities", """
            { "_id": {"$oid": "5e0be100b200000000000003"}, "name": "Three",
              "organization": {"_id": {"$oid": "5e0be100dd00000000000002"}, "name": "x"} }
            """,
            InPostgres("entities", """
                {"id": 3, "name": "Three", "name_es": "Three", "is_active": true, "organization": "5e0be100dd00000000000002",
                 "mongo_id": "5e0be100b200000000000003",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        GoldenCase.SetAside("entity without a name", "entities", "5e0be100b200000000000004", """
            { "_id": {"$oid": "5e0be100b200000000000004"}, "name_es": "Sin nombre" }
            """),
        new("entity with an organization that is empty", "entities", """
            { "_id": {"$oid": "5e0be100b200000000000005"}, "name": "", "name_es": "Cinco", "organization": {} }
            """,
            InPostgres("entities", """
                {"id": 5, "name": "", "name_es": "Cinco", "is_active": true, "mongo_id": "5e0be100b200000000000005",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
    ];
}
