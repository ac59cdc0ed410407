using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>One run, two stores: PostgreSQL and a real Cassandra node.</summary>
[Trait("Category", "Server")]
public sealed class TwoStoresTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private const int Persons = 3_000;
    private static int s_keyspaces;

    [Fact]
    public async Task Both_stores_have_the_same_integer_for_each_person_after_kills_resumes_and_a_second_run()
    {
        using var scenario = await CreateAsync();
        WritePersons(scenario, Persons);
        for (var kill = 0; kill < 4; kill++)
        {
            using var run = scenario.Migrator.Start("migrate", "--source", scenario.Dump, "--jobs", $"{1 + kill % 2}", "--max-rate", "1500");
            await Task.WhenAny(run.WaitAsync(), Task.Delay(TimeSpan.FromMilliseconds(900 + 700 * kill)));
            if (!run.HasExited)
                run.Kill();
        }
        (await scenario.MigrateAsync()).ShouldExit(0);
        await ShouldAgreeAsync(scenario, Persons);

        var versions = await scenario.TextsAsync("SELECT id, xmin::text FROM person ORDER BY id");
        var before = await ReadAsync(scenario, "SELECT user_id, name, mongo_id FROM {0}.person");
        (await scenario.MigrateAsync()).ShouldExit(0);
        (await scenario.TextsAsync("SELECT id, xmin::text FROM person ORDER BY id")).ShouldBe(versions, "a second run writes nothing");
        (await ReadAsync(scenario, "SELECT user_id, name, mongo_id FROM {0}.person")).ShouldBe(before);
    }

    [Fact]
    public async Task A_document_that_PostgreSQL_refuses_goes_to_no_store_and_references_to_nothing_are_not_set()
    {
        using var scenario = await CreateAsync();
        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "Ada" },
            new BsonDocument { ["_id"] = Oid.Of(2), ["name"] = "a name of more than twenty characters" });
        scenario.Write("notes",
            new BsonDocument { ["_id"] = "a", ["room"] = "blue", ["author"] = Oid.Of(1), ["text"] = "hello" },
            new BsonDocument { ["_id"] = "b", ["room"] = "blue", ["author"] = Oid.Of(9) },
            new BsonDocument { ["_id"] = "c", ["room"] = "" });

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT id, name FROM person")).ShouldBe(["1|Ada"]);
        (await ReadAsync(scenario, "SELECT user_id, name FROM {0}.person")).ShouldBe(["1|Ada"]);
        (await ReadAsync(scenario, "SELECT mongo_id, room, author_id, text FROM {0}.note_by_room")).ShouldBe(["a|blue|1|hello", "b|blue|-|-"]);
        (await ReadAsync(scenario, "SELECT room FROM {0}.room_by_note")).ShouldBe(["blue", "blue"]);
        (await scenario.DeadLettersAsync()).Select(letter => $"{letter["entity"]} {letter["_id"]}").Order().ShouldBe([$"note c", $"person {Oid.Of(2)}"]);
    }

    [Fact]
    public async Task A_column_of_another_type_stops_with_one_line_and_nothing_is_written()
    {
        using var scenario = await CreateAsync();
        WritePersons(scenario, 10);
        (await scenario.MigrateAsync()).ShouldExit(0);
        var keyspace = scenario.Migrator.Environment["CASSANDRA_KEYSPACE"];
        await CassandraRows.ExecuteAsync(await cassandra.EndPointAsync(), $"DROP TABLE {keyspace}.person", $"CREATE TABLE {keyspace}.person (user_id int PRIMARY KEY, name int, mongo_id text)");
        scenario.Append("persons", new BsonDocument { ["_id"] = Oid.Of(11), ["name"] = "late" });

        var result = (await scenario.MigrateAsync()).ShouldExit(1);

        result.Error.Trim().Split('\n').Length.ShouldBe(1);
        result.Error.ShouldContain("Cassandra, METL072: Column name of person changes from int to text: CQL cannot change a type");
        (await scenario.TextsAsync("SELECT count(*) FROM person")).ShouldBe(["10"], "PostgreSQL was not written to either");
    }

    [Fact]
    public async Task Each_leg_can_be_run_alone()
    {
        using var scenario = await CreateAsync();
        WritePersons(scenario, 100);
        (await scenario.MigrateAsync("--target", "postgres")).ShouldExit(0);
        (await ReadAsync(scenario, "SELECT keyspace_name FROM system_schema.tables")).ShouldNotContain(scenario.Migrator.Environment["CASSANDRA_KEYSPACE"]!);
        (await scenario.MigrateAsync("--target", "cassandra")).ShouldExit(0);
        await ShouldAgreeAsync(scenario, 100);
        (await scenario.Migrator.RunAsync("status")).ShouldExit(0).Out.ShouldContain("in Cassandra");
    }

    [Fact]
    public async Task A_misspelt_level_and_an_unreachable_host_are_told_in_one_line()
    {
        using var scenario = await CreateAsync();
        WritePersons(scenario, 1);
        scenario.Migrator.Environment["CASSANDRA_WRITE_CONSISTENCY"] = "QUORM";
        (await scenario.MigrateAsync()).ShouldExit(2).Error.ShouldContain("write one of ANY, ONE, TWO, THREE, QUORUM, ALL");
        scenario.Migrator.Environment["CASSANDRA_WRITE_CONSISTENCY"] = null;
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = "127.0.0.1:1";
        var unreachable = (await scenario.MigrateAsync()).ShouldExit(1);
        unreachable.Error.Trim().Split('\n').Length.ShouldBe(1);
        unreachable.Error.ShouldContain("see that the nodes are up and reachable");
        (await scenario.TextsAsync("SELECT to_regclass('person') IS NULL")).ShouldBe(["True"]);
    }

    private static void WritePersons(Scenario scenario, int count) => scenario.Write("persons",
        Enumerable.Range(1, count).Select(i => new BsonDocument { ["_id"] = Oid.Of(i), ["name"] = $"Person {i}" }));

    private async Task<Scenario> CreateAsync()
    {
        var endPoint = await cassandra.EndPointAsync();
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.TwoStores);
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"{endPoint}";
        scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = $"two{Interlocked.Increment(ref s_keyspaces)}";
        scenario.Write("notes");
        return scenario;
    }

    private async Task ShouldAgreeAsync(Scenario scenario, int persons)
    {
        var relational = await scenario.TextsAsync("SELECT id, mongo_id FROM person");
        relational.Length.ShouldBe(persons);
        (await ReadAsync(scenario, "SELECT user_id, mongo_id FROM {0}.person")).ShouldBe(relational.Order(StringComparer.Ordinal));
    }

    private async Task<string[]> ReadAsync(Scenario scenario, string statement) => await CassandraRows.ReadAsync(
        await cassandra.EndPointAsync(), string.Format(statement, scenario.Migrator.Environment["CASSANDRA_KEYSPACE"]));
}
