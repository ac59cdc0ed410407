using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.References;

[Trait("Category", "Server")]
public sealed class GrownSourceTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Documents_that_appear_later_get_the_next_keys_wherever_they_stand()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", new BsonDocument { ["_id"] = "b" }, new BsonDocument { ["_id"] = "d" });
        (await scenario.MigrateAsync()).ShouldExit(0);

        scenario.Write("persons",
            new BsonDocument { ["_id"] = "a" },
            new BsonDocument { ["_id"] = "b" },
            new BsonDocument { ["_id"] = "c" },
            new BsonDocument { ["_id"] = "d" });
        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT mongo_id, id FROM person ORDER BY mongo_id")).ShouldBe(["a|3", "b|1", "c|4", "d|2"]);
    }

    [Fact]
    public async Task The_application_can_insert_with_the_tables_own_sequence_afterwards()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", new BsonDocument { ["_id"] = "a" }, new BsonDocument { ["_id"] = "b" });
        (await scenario.MigrateAsync()).ShouldExit(0);

        await scenario.Database.ExecuteAsOwnerAsync("INSERT INTO person (mongo_id) VALUES ('app')");

        (await scenario.TextsAsync("SELECT id FROM person WHERE mongo_id = 'app'")).ShouldBe(["3"]);
    }

    [Fact]
    public async Task A_reference_to_a_document_that_appears_later_is_resolved_by_the_next_run()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", new BsonDocument { ["_id"] = "a", ["manager"] = "late" });
        (await scenario.MigrateAsync()).ShouldExit(0);
        (await scenario.TextsAsync("SELECT id, manager_id FROM person")).ShouldBe(["1|-"]);

        scenario.Append("persons", new BsonDocument { ["_id"] = "late" });
        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT id, manager_id FROM person ORDER BY id")).ShouldBe(["1|2", "2|-"]);
        await scenario.ShouldAgreeAsync();
    }
}
