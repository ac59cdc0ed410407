using MongoEtl.Runtime;

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>The tables whose rows the cases list completely.</summary>
internal static class GoldenTables
{
    /// <summary>Store, table and the columns of its primary key.</summary>
    public static IReadOnlyList<(Store Store, string Table, string[] Key)> All { get; } =
    [
        (Store.Cassandra, "role", ["id"]),
        (Store.Cassandra, "users", ["user_id"]),
        (Store.Cassandra, "room_details", ["room_id"]),
        (Store.Cassandra, "rooms_by_mongo", ["mongo_id"]),
        (Store.Cassandra, "organizations", ["room_id"]),
        (Store.Cassandra, "messages_by_room", ["room_id", "message_id"]),
        (Store.Cassandra, "room_by_message", ["message_id"]),
        (Store.Cassandra, "participants_by_room", ["room_id", "user_id"]),
    ];
}
