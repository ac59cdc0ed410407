using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

[Trait("Category", "Server")]
public sealed class TruncateTests(PostgresFixture postgres)
{
    private const string Counts = "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM invoice), (SELECT count(*) FROM country)";

    [Fact]
    public async Task It_refuses_while_a_foreign_table_refers_to_a_table_of_the_plan()
    {
        using var scenario = await MigratedAsync();
        await scenario.Database.ExecuteAsOwnerAsync("CREATE TABLE invoice (person_id integer REFERENCES person); INSERT INTO invoice VALUES (1)");

        var result = (await scenario.Migrator.RunAsync("truncate", "--yes")).ShouldExit(1);

        result.Error.ShouldContain("invoice");
        (await scenario.TextsAsync(Counts))
            .ShouldBe(["2|1|1"]);
        (await scenario.DeadLettersAsync()).Count.ShouldBe(1, "what is known of the rows that stay is kept");
    }

    [Fact]
    public async Task Without_a_terminal_and_without_yes_it_does_nothing()
    {
        using var scenario = await MigratedAsync();

        var result = (await scenario.Migrator.RunAsync("truncate")).ShouldExit(2);

        result.Error.ShouldContain("--yes");
        (await scenario.Database.ScalarAsync<long>("SELECT count(*) FROM person")).ShouldBe(2);
    }

    [Fact]
    public async Task It_empties_the_tables_of_the_plan_and_no_other()
    {
        using var scenario = await MigratedAsync();
        await scenario.Database.ExecuteAsOwnerAsync("CREATE TABLE invoice AS SELECT 1 AS number");

        (await scenario.Migrator.RunAsync("truncate", "--yes")).ShouldExit(0);

        (await scenario.TextsAsync(Counts))
            .ShouldBe(["0|1|0"]);
    }

    [Fact]
    public async Task Only_some_entities_can_be_emptied_and_loaded_again()
    {
        using var scenario = await MigratedAsync();

        (await scenario.Migrator.RunAsync("truncate", "--only", "note", "--yes")).ShouldExit(0);
        (await scenario.TextsAsync("SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM note)")).ShouldBe(["2|0"]);
        (await scenario.MigrateAsync("--only", "note")).ShouldExit(0);

        (await scenario.TextsAsync("SELECT id, null_id FROM note")).ShouldBe(["n|2"]);
    }

    private async Task<Scenario> MigratedAsync()
    {
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("countries", new BsonDocument { ["_id"] = 1 });
        scenario.Write("persons",
            new BsonDocument { ["_id"] = 1, ["home"] = 1 },
            new BsonDocument { ["_id"] = 2, ["manager"] = 1 },
            new BsonDocument { ["_id"] = 3, ["name"] = "nine char" });
        scenario.Write("notes", new BsonDocument { ["_id"] = "n", ["nullRule"] = 2 });
        (await scenario.MigrateAsync()).ShouldExit(3);
        return scenario;
    }
}
