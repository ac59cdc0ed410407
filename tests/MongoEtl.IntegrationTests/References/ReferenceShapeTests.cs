using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.References;

[Trait("Category", "Server")]
public sealed class ReferenceShapeTests(PostgresFixture postgres)
{
    [Fact]
    public async Task ObjectId_text_and_embedded_document_find_the_same_document()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("countries", new BsonDocument { ["_id"] = Oid.Of(900) }, new BsonDocument { ["_id"] = Oid.Of(1), ["code"] = "VE" });
        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(11), ["home"] = Oid.Of(1) },
            new BsonDocument { ["_id"] = Oid.Of(12), ["home"] = Oid.Of(1).Hex },
            new BsonDocument { ["_id"] = Oid.Of(13), ["home"] = new BsonDocument { ["name"] = "x", ["_id"] = Oid.Of(1) } },
            new BsonDocument { ["_id"] = Oid.Of(14), ["home"] = new BsonDocument { ["_id"] = Oid.Of(1).Hex } },
            new BsonDocument { ["_id"] = Oid.Of(15), ["home"] = null });

        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT id, home_id FROM person ORDER BY id")).ShouldBe(["1|2", "2|2", "3|2", "4|2", "5|-"]);
    }

    [Fact]
    public async Task An_alternate_key_finds_the_document_and_the_first_of_several_that_exists_counts()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("countries",
            new BsonDocument { ["_id"] = "ve", ["code"] = "VE" },
            new BsonDocument { ["_id"] = "es", ["code"] = "ES" });
        scenario.Write("persons",
            new BsonDocument { ["_id"] = 1, ["passport"] = "ES" },
            new BsonDocument { ["_id"] = 2, ["passport"] = "XX", ["secondPassport"] = "VE" },
            new BsonDocument { ["_id"] = 3, ["secondPassport"] = "ES" },
            new BsonDocument { ["_id"] = 4, ["passport"] = "XX" },
            new BsonDocument { ["_id"] = 5 });

        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT id, citizen_of_id FROM person ORDER BY id")).ShouldBe(["1|2", "2|1", "3|2", "4|-", "5|-"]);
    }

    [Fact]
    public async Task Forward_references_and_references_to_the_document_itself_need_no_second_run()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(1), ["manager"] = Oid.Of(3) },
            new BsonDocument { ["_id"] = Oid.Of(2), ["manager"] = Oid.Of(2) },
            new BsonDocument { ["_id"] = Oid.Of(3), ["manager"] = Oid.Of(1) });

        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT id, manager_id FROM person ORDER BY id")).ShouldBe(["1|3", "2|2", "3|1"]);
    }

    [Fact]
    public async Task Two_entities_that_refer_to_each_other_are_both_resolved()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("teams", new BsonDocument { ["_id"] = Oid.Of(1), ["lead"] = Oid.Of(12) });
        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(11), ["team"] = Oid.Of(1) },
            new BsonDocument { ["_id"] = Oid.Of(12), ["team"] = Oid.Of(1) });

        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT id, lead_id FROM team")).ShouldBe(["1|2"]);
        (await scenario.TextsAsync("SELECT id, team_id FROM person ORDER BY id")).ShouldBe(["1|1", "2|1"]);
        (await scenario.Database.ScalarAsync<bool>("SELECT bool_and(convalidated) FROM pg_constraint WHERE contype = 'f'")).ShouldBeTrue();
    }

    [Fact]
    public async Task Elements_of_an_array_become_rows_and_repeated_or_unknown_ones_are_left_out_and_counted()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", Enumerable.Range(1, 3).Select(number => new BsonDocument { ["_id"] = Oid.Of(number) }));
        scenario.Write("notes",
            new BsonDocument { ["_id"] = "n", ["readers"] = new object[] { Oid.Of(3), Oid.Of(99), Oid.Of(1).Hex, Oid.Of(3) } });

        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT note_id, person_id, place FROM note_reader ORDER BY place")).ShouldBe(["n|3|0", "n|1|2"]);
        scenario.Metrics("note")["unresolved"]!.ToJsonString().ShouldContain("readers");
    }
}
