using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>A document whose row Cassandra will not have is in no table of either store.</summary>
[Trait("Category", "Server")]
public sealed class RefusedRowTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    /// <summary>More than a secondary index of Cassandra takes, which only the server knows of.</summary>
    private static readonly string _longText = new('x', 70_000);
    private static int s_keyspaces;

    [Fact]
    public async Task What_the_server_refuses_leaves_no_row_in_either_store_and_lands_in_both_once_it_is_taken()
    {
        using var scenario = await CreateAsync();
        scenario.Write("persons", Person(1, "short"), Person(2, _longText), Person(3, "short"));
        scenario.Write("notes", Note(1, "hello"), Note(2, "short"), Note(3, "hello"));
        (await scenario.MigrateAsync("--limit", "1")).ShouldExit(0);
        await ExecuteAsync(scenario, "CREATE INDEX by_bio ON {0}.person (bio)", "CREATE INDEX by_text ON {0}.note_by_room (text)");
        scenario.Write("notes", Note(1, "hello"), Note(2, _longText), Note(3, "hello"));

        var result = (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT id FROM person ORDER BY id")).ShouldBe(["1", "3"]);
        (await ReadAsync(scenario, "SELECT user_id FROM {0}.person")).ShouldBe(["1", "3"]);
        (await ReadAsync(scenario, "SELECT mongo_id FROM {0}.note_by_room")).ShouldBe([$"{Oid.Of(1)}", $"{Oid.Of(3)}"]);
        (await ReadAsync(scenario, "SELECT room FROM {0}.room_by_note")).Length.ShouldBe(2, "its lookup row is taken out again");
        (await scenario.DeadLettersAsync()).Select(letter => $"{letter["entity"]} {letter["_id"]}").Order()
            .ShouldBe([$"note {Oid.Of(2)}", $"person {Oid.Of(2)}"]);
        result.All.ShouldNotContain("xxxx");

        await ExecuteAsync(scenario, "DROP INDEX {0}.by_bio", "DROP INDEX {0}.by_text");
        (await scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(0);
        (await scenario.TextsAsync("SELECT id FROM person ORDER BY id")).ShouldBe(["1", "2", "3"]);
        (await ReadAsync(scenario, "SELECT user_id FROM {0}.person")).ShouldBe(["1", "2", "3"]);
        (await ReadAsync(scenario, "SELECT room FROM {0}.room_by_note")).Length.ShouldBe(3);
        (await scenario.DeadLettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_known_to_be_refused_is_set_aside_before_any_store_has_it()
    {
        using var scenario = await CreateAsync();
        scenario.Write("persons", Person(1, "short"), Person(2, new string('x', 16 * 1024 * 1024 - 8 * 1024)));
        scenario.Write("notes", Note(1, "hello").With("room", new string('r', 66_000)), Note(2, "hello").With("room", ""));

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT id FROM person")).ShouldBe(["1"]);
        (await ReadAsync(scenario, "SELECT user_id FROM {0}.person")).ShouldBe(["1"]);
        (await ReadAsync(scenario, "SELECT room FROM {0}.room_by_note")).ShouldBeEmpty();
        var reasons = (await scenario.DeadLettersAsync()).Select(letter => (string)letter["reason"]!).ToList();
        reasons.Count.ShouldBe(3);
        reasons.ShouldContain(reason => reason.Contains("its row of person has 167"));
        reasons.ShouldContain(reason => reason.Contains("a partition key of at most 65535 bytes"));
        reasons.ShouldContain(reason => reason.Contains("a partition key of at least one byte"));
    }

    private static BsonDocument Person(int number, string bio) => new() { ["_id"] = Oid.Of(number), ["name"] = $"Person {number}", ["bio"] = bio };

    private static BsonDocument Note(int number, string text) => new() { ["_id"] = Oid.Of(number), ["room"] = "blue", ["author"] = Oid.Of(1), ["text"] = text };

    private async Task<Scenario> CreateAsync()
    {
        var endPoint = await cassandra.EndPointAsync();
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.TwoStores);
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"{endPoint}";
        scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = $"refused{Interlocked.Increment(ref s_keyspaces)}";
        return scenario;
    }

    private async Task<string[]> ReadAsync(Scenario scenario, string statement) => await CassandraRows.ReadAsync(
        await cassandra.EndPointAsync(), string.Format(statement, scenario.Migrator.Environment["CASSANDRA_KEYSPACE"]));

    private async Task ExecuteAsync(Scenario scenario, params string[] statements) => await CassandraRows.ExecuteAsync(
        await cassandra.EndPointAsync(), [.. statements.Select(text => string.Format(text, scenario.Migrator.Environment["CASSANDRA_KEYSPACE"]))]);
}
