using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.References;

/// <summary>What a reference to nothing does, by each rule: where no such document exists, where it was refused, and where it lost its row
/// later.</summary>
[Trait("Category", "Server")]
public sealed class UnresolvedRuleTests(PostgresFixture postgres)
{
    private const string TooLong = "nine char";

    [Theory]
    [InlineData("unknown", "-1")]
    [InlineData("refused", "2")]
    [InlineData("loses its row to a unique index", "2")]
    public async Task Every_rule_does_what_it_says(string person, string value)
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        var missing = Oid.Of(7);
        scenario.Write("persons", Persons(person, missing));
        scenario.Write("notes",
            new BsonDocument { ["_id"] = "aside", ["asideRule"] = missing },
            new BsonDocument { ["_id"] = "found", ["nullRule"] = Oid.Of(1), ["valueRule"] = Oid.Of(1), ["asideRule"] = Oid.Of(1), ["skipRule"] = Oid.Of(1) },
            new BsonDocument { ["_id"] = "null", ["nullRule"] = missing },
            new BsonDocument { ["_id"] = "skip", ["skipRule"] = missing },
            new BsonDocument { ["_id"] = "value", ["valueRule"] = missing });

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT id, null_id, value_id, aside_id FROM note ORDER BY id")).ShouldBe(
            ["found|1|1|1", "null|-|-|-", "skip|-|-|-", $"value|-|{value}|-"],
            "without a foreign key the key alone counts, whether its row landed or not");
        (await scenario.TextsAsync("SELECT id, skip_id FROM note_skip ORDER BY id")).ShouldBe(["found|1", "null|-", "value|-"]);
        var letter = (await scenario.DeadLettersAsync()).Single(letter => (string?)letter["entity"] == "note");
        ((string?)letter["_id"]).ShouldBe("aside");
        ((string?)letter["path"]).ShouldBe("asideRule");
        var unresolved = scenario.Metrics("note")["unresolved"]!.AsObject();
        unresolved.Select(field => $"{field.Key} {field.Value}").Order().ShouldBe(
            value == "-1" ? ["nullRule 1", "skipRule 1", "valueRule 1"] : ["nullRule 1", "skipRule 1"]);
        await scenario.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_key_that_is_a_pure_function_of_the_id_is_kept_although_nothing_has_it()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("tags", new BsonDocument { ["_id"] = "red" });
        scenario.Write("notes",
            new BsonDocument { ["_id"] = "a", ["keepRule"] = "red" },
            new BsonDocument { ["_id"] = "b", ["keepRule"] = "gone" });

        (await scenario.MigrateAsync()).ShouldExit(0);

        // RFC 9562 version 5 under the OID namespace, computed with Python's uuid.uuid5.
        (await scenario.TextsAsync("SELECT id FROM tag")).ShouldBe(["c07c6302-2c4c-545f-9464-257a2bbab1f7"]);
        (await scenario.TextsAsync("SELECT id, keep_id FROM note ORDER BY id"))
            .ShouldBe(["a|c07c6302-2c4c-545f-9464-257a2bbab1f7", "b|17b2ced2-39e0-56c4-ab0d-e9218637d280"]);
        await scenario.ShouldAgreeAsync();
    }

    private static IEnumerable<BsonDocument> Persons(string person, Oid missing)
    {
        var present = new BsonDocument { ["_id"] = Oid.Of(1), ["email"] = "a@b" };
        return person switch
        {
            "unknown" => [present, new BsonDocument { ["_id"] = Oid.Of(2), ["name"] = TooLong }],
            "refused" => [present, new BsonDocument { ["_id"] = missing, ["name"] = TooLong }],
            _ => [present, new BsonDocument { ["_id"] = missing, ["email"] = "a@b" }],
        };
    }
}
