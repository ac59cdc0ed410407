using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.References;

[Trait("Category", "Server")]
public sealed class DuplicateTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_second_document_of_equal_id_text_is_a_dead_letter()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "first" },
            new BsonDocument { ["_id"] = Oid.Of(2), ["name"] = "other" },
            new BsonDocument { ["_id"] = Oid.Of(1).Hex, ["name"] = "second" });

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT id, name FROM person ORDER BY id")).ShouldBe(["1|first", "2|other"]);
        (await scenario.DeadLettersAsync()).Select(letter => (string?)letter["_id"]).ShouldBe([Oid.Of(1).Hex]);
        await scenario.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_second_document_of_equal_id_is_a_dead_letter_where_the_id_itself_is_the_key()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", new BsonDocument { ["_id"] = 1 }, new BsonDocument { ["_id"] = 2 });
        scenario.Write("notes", new BsonDocument { ["_id"] = "n", ["nullRule"] = 1 }, new BsonDocument { ["_id"] = "n", ["nullRule"] = 2 });

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT count(*), count(null_id) FROM note")).ShouldBe(["1|1"]);
        (await scenario.DeadLettersAsync()).Select(letter => $"{letter["collection"]} {letter["_id"]} {letter["table"]}").ShouldBe(
            ["notes n note", "notes n note_skip"], "one letter per table that refused the second document");
        await scenario.ShouldAgreeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_documents_with_one_unique_value_one_lands_and_the_others_are_dead_letters(bool merge)
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        if (merge)
        {
            scenario.Write("persons", new BsonDocument { ["_id"] = Oid.Of(50), ["email"] = "old" });
            (await scenario.MigrateAsync()).ShouldExit(0);
        }

        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(3), ["email"] = "same" },
            new BsonDocument { ["_id"] = Oid.Of(1), ["email"] = "same" },
            new BsonDocument { ["_id"] = Oid.Of(2), ["email"] = "same" },
            new BsonDocument { ["_id"] = Oid.Of(4), ["email"] = "other" });
        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT email, count(*) FROM person WHERE email <> 'old' GROUP BY 1 ORDER BY 1"))
            .ShouldBe(["other|1", "same|1"]);
        var letters = await scenario.DeadLettersAsync();
        letters.Count.ShouldBe(2);
        letters.ShouldAllBe(letter => letter["reason"]!.ToString().Length > 0 && letter["entity"]!.ToString() == "person");
        var stays = await scenario.Database.ScalarAsync<string>("SELECT mongo_id FROM person WHERE email = 'same'");
        letters.Select(letter => (string)letter["_id"]!).Append(stays).Order().ShouldBe([Oid.Of(1).Hex, Oid.Of(2).Hex, Oid.Of(3).Hex]);
        if (!merge)
            await scenario.ShouldAgreeAsync();
    }

    [Fact]
    public async Task An_alternate_key_that_several_documents_share_means_the_smallest_id_and_is_counted()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("countries",
            new BsonDocument { ["_id"] = "b", ["code"] = "XX" },
            new BsonDocument { ["_id"] = "a", ["code"] = "XX" });
        scenario.Write("persons", new BsonDocument { ["_id"] = 1, ["passport"] = "XX" });

        var result = (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT citizen_of_id FROM person")).ShouldBe(["2"]);
        result.All.ShouldContain("alternate key");
    }
}
