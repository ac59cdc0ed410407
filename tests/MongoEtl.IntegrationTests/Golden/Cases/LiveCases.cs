using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>2.11.</summary>
internal static class LiveCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("live with all elements; the first address that is not empty counts", "live", """
            { "_id": {"$oid": "5e0be100e100000000000001"}, "title": "T", "name": "N", "description": "d", "photoURL": "",
              "coverImage": {"url": ""}, "thumbnail": "gs://app-prod.appspot.com/t.png",
              "cover": "ignored", "isFinished": true, "liveUrl": "", "url": "gs://app-dev.appspot.com/1", "isFeatured": 1, "isActive": true,
              "channel": {"$oid": "5e0be100c100000000000001"}, "createdBy": "user-text" }
            """,
            InPostgres("live", """
                {"id": 1, "title": "T", "description": "d", "photo_url": "legacy/t.png", "status": "FINISHED",
                 "live_url": "gs://app-dev.appspot.com/1", "created_by": 7, "channel_id": 1, "category": "FEATURED",
                 "live_type": "YOUTUBE", "viewers": 0, "mongo_id": "5e0be100e100000000000001",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("inactive live of an unknown channel", "live", """
            { "_id": {"$oid": "5e0be100e100000000000002"}, "name": "N", "isActive": false, "isFinished": 0, "isFeatured": "",
              "channel": "unknown",
              "updatedAt": {"$date": "2024-02-04T00:00:00Z"} }
            """,
            InPostgres("live", """
                {"id": 2, "title": "N", "description": "", "photo_url": "", "status": "LIVE", "live_url": "",
                 "category": "MORE_TO_SEE", "deleted_at": "2024-02-04T00:00:00+00:00", "live_type": "YOUTUBE", "viewers": 0,
                 "mongo_id": "5e0be100e100000000000002",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """)),
        new("live with a number for isActive, which is not false", "live", """
            { "_id": {"$oid": "5e0be100e100000000000003"}, "isActive": 0, "image": {"url": "i"}, "link": "https://youtu.be/3" }
            """,
            InPostgres("live", """
                {"id": 3, "title": "", "description": "", "photo_url": "i", "status": "LIVE", "live_url": "https://youtu.be/3",
                 "category": "MORE_TO_SEE", "live_type": "YOUTUBE", "viewers": 0, "mongo_id": "5e0be100e100000000000003",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
    ];
}
