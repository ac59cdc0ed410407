using MongoEtl.Runtime;

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>The tables whose rows the cases list completely.</summary>
internal static class GoldenTables
{
    /// <summary>Store, table and the columns of its key. Where <c>id</c> is none of them, the database assigns it and it is not compared.</summary>
    public static IReadOnlyList<(Store Store, string Table, string[] Key)> All { get; } =
    [
        (Store.Postgres, "role", ["id"]),
        (Store.Postgres, "province", ["id"]),
        (Store.Postgres, "municipality", ["id"]),
        (Store.Postgres, "parroquia", ["id"]),
        (Store.Postgres, "profession", ["id"]),
        (Store.Postgres, "entities", ["id"]),
        (Store.Postgres, "user", ["id"]),
        (Store.Postgres, "profession_user", ["profession_id", "user_id"]),
        (Store.Postgres, "entities_user", ["entities_id", "user_id"]),
        (Store.Postgres, "channel", ["id"]),
        (Store.Postgres, "docs", ["id"]),
        (Store.Postgres, "docs_roles", ["docs_id", "role_id"]),
        (Store.Postgres, "live", ["id"]),
        (Store.Cassandra, "role", ["id"]),
        (Store.Cassandra, "users", ["user_id"]),
        (Store.Cassandra, "room_details", ["room_id"]),
        (Store.Cassandra, "rooms_by_mongo", ["mongo_id"]),
        (Store.Cassandra, "organizations", ["room_id"]),
        (Store.Cassandra, "messages_by_room", ["room_id", "message_id"]),
        (Store.Cassandra, "room_by_message", ["message_id"]),
        (Store.Cassandra, "participants_by_room", ["room_id", "user_id"]),
        (Store.Cassandra, "rooms_by_user", ["user_id", "is_pinned", "last_message_at", "room_id"]),
        (Store.Cassandra, "p2p_room_by_users", ["user1_id", "user2_id"]),
        (Store.Cassandra, "room_membership_lookup", ["user_id", "room_id"]),
    ];
}
