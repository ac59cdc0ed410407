using static MongoEtl.IntegrationTests.Golden.GoldenRow;

namespace MongoEtl.IntegrationTests.Golden.Cases;

/// <summary>Folders and files: 2.9, 2.10 and 5.7.</summary>
internal static class DocCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("file that comes before the folders it lies in, for one role", "docs", """
            { "_id": {"$oid": "5e0be100d000000000000001"}, "title": "Acta", "name": "acta.pdf", "description": "d", "onFolder": "/A/B",
              "fileType": "DOCUMENTO", "type": "FILE",
              "fileUrl": {"url": "gs://app-dev.appspot.com/a.pdf"}, "uploadedBy": {"$oid": "5e0be100bb00000000000001"}, "isPrivate": false,
              "specialRole": {"$oid": "5e0be100aa00000000000001"}, "fileSize": 10, "size": 11, "ext": "pdf",
              "createdAt": {"$date": "2024-02-03T04:05:06Z"},
              "updatedAt": {"$date": "2024-02-04T00:00:00Z"} }
            """,
            InPostgres("docs", """
                {"id": 1, "name": "Acta", "description": "d", "fileURL": "legacy/a.pdf", "isVisible": true, "isPrivate": true,
                 "onFolder": 3,
                 "type": "DOCUMENT", "uploaded_by_id": 1, "size": 10, "ext": "pdf", "mongo_id": "5e0be100d000000000000001",
                 "created_at": "2024-02-03T04:05:06+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """),
            InPostgres("docs_roles", """
                {"docs_id": 1, "role_id": 1, "created_at": "2024-02-03T04:05:06+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """)),
        new("folder in the root, by null", "docs", """
            { "_id": {"$oid": "5e0be100d000000000000002"}, "name": "A", "type": "FOLDER", "onFolder": null }
            """,
            InPostgres("docs", """
                {"id": 2, "name": "A", "description": "", "fileURL": "", "isVisible": true, "isPrivate": false, "onFolder": 0,
                 "type": "FOLDER",
                 "size": 0, "ext": "", "mongo_id": "5e0be100d000000000000002",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("folder in a folder, whose segment is its name and not its title", "docs", """
            { "_id": {"$oid": "5e0be100d000000000000003"}, "title": "Title", "name": "B", "fileType": "FOLDER", "onFolder": "/A" }
            """,
            InPostgres("docs", """
                {"id": 3, "name": "Title", "description": "", "fileURL": "", "isVisible": true, "isPrivate": false, "onFolder": 2,
                 "type": "FOLDER",
                 "size": 0, "ext": "", "mongo_id": "5e0be100d000000000000003",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("inactive file without a name in a folder that nobody has", "docs", """
            { "_id": {"$oid": "5e0be100d000000000000004"}, "title": "", "name": "", "isVisible": "si", "isActive": false,
              "onFolder": "/nowhere", "type": "IMAGEN",
              "fileUrl": "", "fileURL": "gs://app-prod.appspot.com/i.png", "updatedAt": {"$date": "2024-02-04T00:00:00Z"} }
            """,
            InPostgres("docs", """
                {"id": 4, "name": "Document 5e0be100d000", "description": "", "fileURL": "legacy/i.png", "isVisible": true,
                 "isPrivate": false,
                 "onFolder": 0, "type": "IMAGE", "size": 0, "ext": "", "deleted_at": "2024-02-04T00:00:00+00:00",
                 "mongo_id": "5e0be100d000000000000004",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2024-02-04T00:00:00+00:00"}
                """)),
        new("second folder of one path, which has no children", "docs", """
            { "_id": {"$oid": "5e0be100d000000000000005"}, "title": "A", "type": "FOLDER" }
            """,
            InPostgres("docs", """
                {"id": 5, "name": "A", "description": "", "fileURL": "", "isVisible": true, "isPrivate": false, "onFolder": 0,
                 "type": "FOLDER",
                 "size": 0, "ext": "", "mongo_id": "5e0be100d000000000000005",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        new("file of an unknown type for an unknown role", "docs", """
            { "_id": {"$oid": "5e0be100d000000000000006"}, "name": "f", "type": "PRESENTATION", "onFolder": "/A",
              "specialRole": "nobody", "isVisible": false }
            """,
            InPostgres("docs", """
                {"id": 6, "name": "f", "description": "", "fileURL": "", "isVisible": false, "isPrivate": true, "onFolder": 2,
                 "type": "OTHER", "size": 0, "ext": "", "mongo_id": "5e0be100d000000000000006",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
        GoldenCase.SetAside("file whose size no column can hold", "docs", "5e0be100d000000000000007", """
            { "_id": {"$oid": "5e0be100d000000000000007"}, "name": "big", "fileSize": {"$numberLong": "3000000000"} }
            """),
        new("file behind one slash too many, private only in the source", "docs", """
            { "_id": {"$oid": "5e0be100d000000000000008"}, "name": "g", "fileType": "", "type": "VIDEO", "onFolder": "/A/",
              "isPrivate": true, "size": "12" }
            """,
            InPostgres("docs", """
                {"id": 8, "name": "g", "description": "", "fileURL": "", "isVisible": true, "isPrivate": false, "onFolder": 0,
                 "type": "VIDEO",
                 "size": 12, "ext": "", "mongo_id": "5e0be100d000000000000008",
                 "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00"}
                """)),
    ];
}
