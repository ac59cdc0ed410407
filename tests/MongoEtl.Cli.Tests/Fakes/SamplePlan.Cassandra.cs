using MongoEtl.Internal;

namespace MongoEtl.Cli.Tests;

/// <content>Tables of Cassandra.</content>
internal static partial class SamplePlan
{
    /// <summary>Provinces of both stores, and messages of Cassandra alone.</summary>
    public static Plan WithCassandra() => new("atlas", [Province() with { CassandraTables = [Provinces()] }, Message()], [], []);

    private static EntityPlan Message() => Entity("message", 1, Table("message", [], []), []) with
    {
        Key = KeyKind.TimeUuid,
        Tables = [],
        CassandraTables = [Messages()],
    };

    private static CqlTablePlan Provinces() => new()
    {
        Name = "provinces",
        Columns = [new("id", "int", false), new("name", "text", true)],
        PartitionKeyColumns = 1,
        ClusteringKey = [],
        CreateStatement = """
            CREATE TABLE IF NOT EXISTS "provinces" (
                "id" int,
                "name" text,
                PRIMARY KEY (("id"))
            )
            """,
        InsertStatement = "INSERT INTO \"provinces\" (\"id\", \"name\")\nVALUES (?, ?)",
        DeleteStatement = "DELETE FROM \"provinces\" WHERE \"id\" = ?",
    };

    private static CqlTablePlan Messages() => new()
    {
        Name = "messages_by_room",
        Columns =
        [
            new("room_id", "uuid", false), new("day", "date", false), new("message_id", "timeuuid", false), new("kind", "text", false),
            new("sent", "timestamp", true), new("tags", "set<text>", true), new("mongo_id", "text", false),
        ],
        PartitionKeyColumns = 2,
        ClusteringKey = [new("message_id", Descending: true), new("kind", Descending: false)],
        NewestColumn = "sent",
        SourceIdColumn = "mongo_id",
        CreateStatement = """
            CREATE TABLE IF NOT EXISTS "messages_by_room" (
                "room_id" uuid,
                "day" date,
                "message_id" timeuuid,
                "kind" text,
                "sent" timestamp,
                "tags" set<text>,
                "mongo_id" text,
                PRIMARY KEY (("room_id", "day"), "message_id", "kind")
            ) WITH CLUSTERING ORDER BY ("message_id" DESC, "kind" ASC)
            """,
        InsertStatement = """
            INSERT INTO "messages_by_room" ("room_id", "day", "message_id", "kind", "sent", "tags", "mongo_id")
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
        DeleteStatement = """DELETE FROM "messages_by_room" WHERE "room_id" = ? AND "day" = ? AND "message_id" = ? AND "kind" = ?""",
    };
}
