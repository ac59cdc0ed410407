using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>Memberships of the reference domain that were set aside for want of their user, and are replayed once there is one.</summary>
[Trait("Category", "Server")]
public sealed class NewestReplayTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private const string Keyspace = "newest_replay";
    private static readonly DateTime _day = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Of_replayed_memberships_the_newest_stands()
    {
        var endPoint = await cassandra.EndPointAsync();
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Community);
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"{endPoint}";
        scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = Keyspace;
        scenario.Write("rooms", new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "room" });
        scenario.Write("roommembers", Member(1, user: 1, day: 2), Member(2, user: 1, day: 3), Member(3, user: 1, day: 1), Member(4, user: 2, day: 1));
        (await scenario.MigrateAsync()).ShouldExit(3);
        (await CassandraRows.ReadAsync(endPoint, $"SELECT mongo_id FROM {Keyspace}.participants_by_room")).ShouldBeEmpty();

        scenario.Write("users", new BsonDocument { ["_id"] = Oid.Of(1), ["role"] = "USER_ROLE", ["name"] = "Ada" });
        (await scenario.MigrateAsync("--only", "user")).ShouldExit(0);
        (await scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(3);

        (await CassandraRows.ReadAsync(endPoint, $"SELECT user_id, mongo_id FROM {Keyspace}.participants_by_room")).ShouldBe([$"1|{Oid.Of(2)}"]);
        (await scenario.DeadLettersAsync()).Select(letter => $"{letter["_id"]}").ShouldBe([$"{Oid.Of(4)}"], "its user is still unknown");

        scenario.Append("users", new BsonDocument { ["_id"] = Oid.Of(2), ["role"] = "USER_ROLE", ["name"] = "Bob" });
        (await scenario.MigrateAsync("--only", "user")).ShouldExit(0);
        (await scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(0);
        (await CassandraRows.ReadAsync(endPoint, $"SELECT user_id, mongo_id FROM {Keyspace}.participants_by_room"))
            .ShouldBe([$"1|{Oid.Of(2)}", $"2|{Oid.Of(4)}"]);
    }

    private static BsonDocument Member(int number, int user, int day) =>
        new() { ["_id"] = Oid.Of(number), ["room"] = Oid.Of(1), ["user"] = Oid.Of(user), ["joinedAt"] = _day.AddDays(day) };
}
