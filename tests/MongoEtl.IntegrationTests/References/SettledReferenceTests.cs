using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.References;

/// <summary>References within one wave to rows that have a key but did not land: settled before foreign keys are added.</summary>
[Trait("Category", "Server")]
public sealed class SettledReferenceTests(PostgresFixture postgres)
{
    private const string TooLong = "nine char";

    private const string Persons = """
        SELECT p.name, m.name, t.name FROM person p LEFT JOIN person m ON m.id = p.manager_id LEFT JOIN team t ON t.id = p.team_id
        WHERE p.name IN ('b', 'c') ORDER BY 1
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_document_that_does_not_land_takes_what_depends_on_it_along_and_nothing_else(bool merge)
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        if (merge)
            await MigrateOthersAsync(scenario);
        scenario.Write("teams",
            new BsonDocument { ["_id"] = Oid.Of(21), ["name"] = "falls", ["lead"] = Oid.Of(1) },
            new BsonDocument { ["_id"] = Oid.Of(22), ["name"] = "stays", ["lead"] = Oid.Of(2) });
        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = TooLong },
            new BsonDocument { ["_id"] = Oid.Of(2), ["name"] = "b", ["manager"] = Oid.Of(1), ["team"] = Oid.Of(21) },
            new BsonDocument { ["_id"] = Oid.Of(3), ["name"] = "c", ["manager"] = Oid.Of(2), ["team"] = Oid.Of(22) });

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync(Persons))
            .ShouldBe(["b|-|-", "c|b|stays"]);
        (await scenario.TextsAsync("SELECT t.name, p.name FROM team t LEFT JOIN person p ON p.id = t.lead_id WHERE t.name IN ('falls', 'stays')")).ShouldBe(["stays|b"]);
        (await scenario.DeadLettersAsync()).Select(letter => $"{letter["entity"]} {letter["_id"]} {letter["path"]}").ShouldBe(
            [$"person {Oid.Of(1)} name", $"team {Oid.Of(21)} lead"]);
        (await scenario.Database.ScalarAsync<long>("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated")).ShouldBe(
            await scenario.Database.ScalarAsync<long>("SELECT count(*) FROM pg_constraint WHERE contype = 'f'"));
        if (!merge)
            await scenario.ShouldAgreeAsync();
    }

    [Fact]
    public async Task References_to_rows_of_an_earlier_wave_that_did_not_land_are_unresolved()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("countries",
            new BsonDocument { ["_id"] = 1, ["code"] = "VE", ["name"] = TooLong },
            new BsonDocument { ["_id"] = 2, ["code"] = "ES" });
        scenario.Write("persons",
            new BsonDocument { ["_id"] = 1, ["home"] = 1, ["passport"] = "VE" },
            new BsonDocument { ["_id"] = 2, ["home"] = 2, ["passport"] = "ES" });

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT id, home_id, citizen_of_id FROM person ORDER BY id")).ShouldBe(["1|-|-", "2|2|2"]);
        await scenario.ShouldAgreeAsync();
    }

    private static async Task MigrateOthersAsync(Scenario scenario)
    {
        scenario.Write("teams", new BsonDocument { ["_id"] = Oid.Of(31), ["name"] = "old" });
        scenario.Write("persons", new BsonDocument { ["_id"] = Oid.Of(41), ["name"] = "old" });
        (await scenario.MigrateAsync()).ShouldExit(0);
    }
}
