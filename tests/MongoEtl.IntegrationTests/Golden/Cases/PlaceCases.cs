using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>Provinces, municipalities and parishes: 2.2 to 2.4.</summary>
internal static class PlaceCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("province with all elements; keyInt stands above key_int", "province", """
            { "_id": {"$oid": "5e0be100a100000000000001"}, "name": "Miranda", "key": "M", "code": "ignored", "keyInt": 15, "key_int": 3,
              "isActive": true,
              "latitude": 10.25, "longitude": -66.5, "key_dpt": "15", "name_alt": "Mir" }
            """,
            InPostgres("province", """
                {"id": 1, "name": "Miranda", "key": "M", "key_int": 15, "is_active": true, "latitude": 10.25000000,
                 "longitude": -66.50000000,
                 "key_dpt": "15", "name_alt": "Mir",
                 "mongo_id": "5e0be100a100000000000001", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("province with texts for numbers, whose longitude is rounded away from zero", "province", """
            { "_id": "prov-text", "name": "Zulia", "key": "", "code": "Z", "key_int": "23", "isActive": false, "latitude": "10.6433",
              "longitude": {"$numberDecimal": "-71.612500005"}, "createdAt": "2024-02-03T04:05:06Z",
              "updatedAt": {"$date": "2024-02-04T00:00:00Z"} }
            """,
            InPostgres("province", """
                {"id": 2, "name": "Zulia", "key": "Z", "key_int": 23, "is_active": false, "latitude": 10.64330000,
                 "longitude": -71.61250001,
                 "mongo_id": "prov-text", "created_at": "2024-02-03T04:05:06+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """)),
        new("province with nothing but an id", "province", """
            { "_id": {"$oid": "5e0be100a100000000000003"} }
            """,
            InPostgres("province", """
                {"id": 3, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a100000000000003", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("province whose keyInt is empty and whose key is a number", "province", """
            { "_id": {"$oid": "5e0be100a100000000000004"}, "key": {"$numberDouble": "12.0"}, "keyInt": 0, "key_int": 7, "isActive": null }
            """,
            InPostgres("province", """
                {"id": 4, "key": "12", "key_int": 7, "is_active": true,
                 "mongo_id": "5e0be100a100000000000004", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        GoldenCase.SetAside("province with a text that is no number", "province", "5e0be100a100000000000005", """
            { "_id": {"$oid": "5e0be100a100000000000005"}, "latitude": "north" }
            """),
        GoldenCase.SetAside("province whose latitude no column can hold", "province", "5e0be100a100000000000006", """
            { "_id": {"$oid": "5e0be100a100000000000006"}, "latitude": 100 }
            """),
        GoldenCase.SetAside("province with a fraction for an integer", "province", "5e0be100a100000000000007", """
            { "_id": {"$oid": "5e0be100a100000000000007"}, "key_int": 1.5 }
            """),
        new("municipality that names its province by ObjectId", "municipality", """
            { "_id": {"$oid": "5e0be100a200000000000001"}, "name": "Chacao", "province": {"$oid": "5e0be100a100000000000001"},
              "latitude": {"$numberInt": "10"}, "longitude": 0 }
            """,
            InPostgres("municipality", """
                {"id": 1, "name": "Chacao", "latitude": 10.00000000, "longitude": 0.00000000, "province_id": 1, "key_int": 0,
                 "is_active": true,
                 "mongo_id": "5e0be100a200000000000001", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("municipality that embeds its province", "municipality", """
            { "_id": {"$oid": "5e0be100a200000000000002"}, "province": {"_id": {"$oid": "5e0be100a100000000000001"}, "name": "x"} }
            """,
            InPostgres("municipality", """
                {"id": 2, "province_id": 1, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a200000000000002", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("municipality whose province has a text for an id", "municipality", """
            { "_id": {"$oid": "5e0be100a200000000000003"}, "province": "prov-text" }
            """,
            InPostgres("municipality", """
                {"id": 3, "province_id": 2, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a200000000000003", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("municipality that names its province by the text of an ObjectId, with blanks", "municipality", """
            { "_id": {"$oid": "5e0be100a200000000000004"}, "province": " 5e0be100a100000000000003 " }
            """,
            InPostgres("municipality", """
                {"id": 4, "province_id": 3, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a200000000000004", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("municipality of a province that is set aside", "municipality", """
            { "_id": {"$oid": "5e0be100a200000000000005"}, "province": {"$oid": "5e0be100a100000000000005"} }
            """,
            InPostgres("municipality", """
                {"id": 5, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a200000000000005", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("municipality of no province: a text that means none", "municipality", """
            { "_id": {"$oid": "5e0be100a200000000000006"}, "province": "None" }
            """,
            InPostgres("municipality", """
                {"id": 6, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a200000000000006", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("parish of both", "parroquia", """
            { "_id": {"$oid": "5e0be100a300000000000001"}, "name": "El Rosal", "key": "ER",
              "province": {"$oid": "5e0be100a100000000000001"}, "municipality": "5e0be100a200000000000001" }
            """,
            InPostgres("parroquia", """
                {"id": 1, "name": "El Rosal", "key": "ER", "province_id": 1, "municipality_id": 1, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a300000000000001", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("parish of an unknown municipality and an array of provinces", "parroquia", """
            { "_id": {"$oid": "5e0be100a300000000000002"}, "province": [{"$oid": "5e0be100a100000000000001"}],
              "municipality": {"$oid": "5e0be100a20000000000000f"} }
            """,
            InPostgres("parroquia", """
                {"id": 2, "key_int": 0, "is_active": true,
                 "mongo_id": "5e0be100a300000000000002", "created_at": "2020-01-01T00:00:00+00:00",
                 "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
    ];
}
