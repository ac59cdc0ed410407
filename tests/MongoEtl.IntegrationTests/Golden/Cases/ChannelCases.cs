using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>2.8.</summary>
internal static class ChannelCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("channel with documents for pictures and an array of lives; isActive stands above visible", "channel", """
            { "_id": {"$oid": "5e0be100c100000000000001"}, "name": "Uno", "description": "d", "isActive": false, "visible": true,
              "picture": {"url": "gs://app-dev.appspot.com/p.png"},
              "cover": "", "coverImage": {"url": "https://files.example/c.png"}, "lives": [1, 2, 3], "followers": 99,
              "createdBy": {"$oid": "5e0be100bb00000000000001"} }
            """,
            InPostgres("channel", """
                {"id": 1, "name": "Uno", "description": "d", "visible": false, "picture": "legacy/p.png",
                 "cover": "https://files.example/c.png", "lives": 3, "created_by": 1, "followers": 0,
                 "mongo_id": "5e0be100c100000000000001",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("channel with texts for pictures, made by a user whom the filter leaves out", "channel", """
            { "_id": {"$oid": "5e0be100c100000000000002"}, "isActive": "yes", "visible": false,
              "picture": "gs://app-prod.appspot.com/x gs://app-prod.appspot.com",
              "cover": {"url": "c"}, "coverImage": "ignored", "lives": 4, "createdBy": {"$oid": "5e0be100bb00000000000002"} }
            """,
            InPostgres("channel", """
                {"id": 2, "visible": false, "picture": "legacy/x legacy/", "cover": "c", "lives": 4, "followers": 0,
                 "mongo_id": "5e0be100c100000000000002",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("channel with nulls, which count as missing", "channel", """
            { "_id": {"$oid": "5e0be100c100000000000003"}, "isActive": null, "visible": null, "lives": null, "picture": null,
              "createdBy": null }
            """,
            InPostgres("channel", """
                {"id": 3, "visible": true, "lives": 0, "followers": 0, "mongo_id": "5e0be100c100000000000003",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
    ];
}
