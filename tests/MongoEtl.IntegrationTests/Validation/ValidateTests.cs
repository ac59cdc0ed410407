using System.Text.Json.Nodes;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Validation;

/// <summary>What validate says of damages that are made on purpose, and how it mends them.</summary>
[Trait("Category", "Server")]
public sealed class ValidateTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Missing_extra_and_differing_rows_are_named_and_mended_although_tables_refer_to_each_other()
    {
        using var scenario = await MigratedAsync();
        await scenario.Database.ExecuteAsync(
            """
            ALTER TABLE person DISABLE TRIGGER ALL; ALTER TABLE team DISABLE TRIGGER ALL;
            DELETE FROM person WHERE id = 1; DELETE FROM team WHERE name = 'red'; UPDATE person SET name = 'x', email = NULL WHERE id = 2;
            INSERT INTO person (id, mongo_id, manager_id) VALUES (900, 'extra', 901), (901, 'extra too', NULL);
            ALTER TABLE person ENABLE TRIGGER ALL; ALTER TABLE team ENABLE TRIGGER ALL
            """);

        var found = await JsonAsync(scenario, 3);
        Findings(found, 0).ShouldBe(
            ["person differing id=2 name,email", "person extra id=900 ", "person extra id=901 ", "person missing id=1 ",
                "team missing id=1 "]);

        var mended = await JsonAsync(scenario, 0, "--repair", "--delete-extra");
        Findings(mended, 0).Length.ShouldBe(5);
        Findings(mended, 1).ShouldBeEmpty();
        (await scenario.TextsAsync(
            """
            SELECT p.id, p.name, t.name, m.id FROM person p
            LEFT JOIN team t ON t.id = p.team_id LEFT JOIN person m ON m.id = p.manager_id ORDER BY 1
            """))
            .ShouldBe(["1|a|red|3", "2|b|red|1", "3|c|-|-"]);
        await scenario.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Extra_rows_stay_without_the_option_and_with_it_as_long_as_others_refer_to_them()
    {
        using var scenario = await MigratedAsync();
        await scenario.Database.ExecuteAsOwnerAsync(
            """
            INSERT INTO country (id, code) VALUES (70, 'app'), (71, 'none');
            CREATE TABLE app_visit (country_id integer REFERENCES country (id) ON DELETE CASCADE); INSERT INTO app_visit VALUES (70);
            """);

        var kept = await JsonAsync(scenario, 3, "--repair");
        Findings(kept, 1).ShouldBe(["country extra id=70 ", "country extra id=71 "]);
        var mended = await JsonAsync(scenario, 3, "--repair", "--delete-extra");
        Findings(mended, 1).ShouldBe(["country extra id=70 "]);
        ((int)mended["repair"]!.AsArray().Single()!["stillReferredTo"]!).ShouldBe(1);
        (await scenario.TextsAsync("SELECT country_id FROM app_visit")).ShouldBe(["70"]);
    }

    [Fact]
    public async Task Absent_columns_and_tables_are_told_and_the_rest_is_compared()
    {
        using var scenario = await MigratedAsync();
        await scenario.Database.ExecuteAsync(
            "ALTER TABLE person DROP COLUMN email; UPDATE person SET name = 'x' WHERE id = 3; DROP TABLE note_skip");

        var found = await JsonAsync(scenario, 3, "--repair");
        Findings(found, 0).ShouldBe(["person differing id=3 name"]);
        Table(found, "person")["absentColumns"]!.AsArray().Select(name => (string)name!).ShouldBe(["email"]);
        Table(found, "note_skip")["absentColumns"]!.AsArray().Select(name => (string)name!).ShouldBe(["*"]);
        (await scenario.ValidateAsync()).ShouldExit(3).Out.ShouldContain("THERE IS NO SUCH TABLE");
    }

    [Fact]
    public async Task Documents_that_came_or_changed_are_missing_rows_or_told_with_their_reason_and_no_key_is_allotted()
    {
        using var scenario = await MigratedAsync();
        scenario.Append("persons", new BsonDocument { ["_id"] = Oid.Of(9), ["name"] = "new" });
        scenario.Append("countries", new BsonDocument { ["_id"] = "zz", ["name"] = "much too long" });
        scenario.Append("notes", new BsonDocument { ["_id"] = "late" });

        var found = await JsonAsync(scenario, 3);
        Findings(found, 0).ShouldBe(["note missing id=late ", "note_skip missing id=late "]);
        found["unusable"]!.AsArray().Select(finding => $"{finding!["entity"]} {finding["_id"]}").Order().ShouldBe(
            ["country zz", $"person {Oid.Of(9)}"]);
        (await scenario.MigrateAsync()).ShouldExit(3);
        await scenario.ShouldAgreeAsync();
        (await scenario.TextsAsync("SELECT id FROM person WHERE name = 'new'")).ShouldBe(["4"]);
    }

    [Fact]
    public async Task A_sample_is_the_same_documents_every_time_and_finds_what_they_lack()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("tags", Enumerable.Range(0, 1000).Select(i => new BsonDocument { ["_id"] = $"tag {i}", ["name"] = "n" }));
        (await scenario.MigrateAsync()).ShouldExit(0);
        await scenario.Database.ExecuteAsync(
            "UPDATE tag SET name = 'x'; INSERT INTO tag (id) VALUES ('00000000-0000-0000-0000-000000000000')");

        var (first, second) =
            (await JsonAsync(scenario, 3, "--sample", "10"), await JsonAsync(scenario, 3, "--sample", "10", "--jobs", "1"));
        Findings(first, 0).ShouldBe(Findings(second, 0));
        Findings(first, 0).Length.ShouldBeInRange(50, 150);
        Table(first, "tag")["extra"].ShouldBeNull();
        Findings(await JsonAsync(scenario, 3, "--sample", "100"), 0).Length.ShouldBe(1000);
    }

    [Fact]
    public async Task What_was_not_migrated_to_the_end_is_not_validated_and_options_that_contradict_are_refused()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", new BsonDocument { ["_id"] = 1 });
        (await scenario.ValidateAsync()).ShouldExit(1).Error.ShouldContain("Run migrate first");
        (await scenario.ValidateAsync("--delete-extra")).ShouldExit(2);
        (await scenario.ValidateAsync("--sample", "0")).ShouldExit(2);
        (await scenario.ValidateAsync("--repair", "--checks-only")).ShouldExit(2);
    }

    [Fact]
    public async Task A_leftover_of_a_killed_validation_is_removed_by_the_next()
    {
        using var scenario = await MigratedAsync();
        await scenario.Database.ExecuteAsOwnerAsync(
            "CREATE SCHEMA mongoetl_validation_references; CREATE TABLE mongoetl_validation_references.expected_0_0 (x int)");
        await scenario.ShouldAgreeAsync();
        (await scenario.TextsAsync("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'mongoetl%'")).ShouldBe(["mongoetl"]);
    }

    private async Task<Scenario> MigratedAsync()
    {
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("countries", new BsonDocument { ["_id"] = "es", ["code"] = "ES", ["name"] = "Spain" });
        scenario.Write("teams", new BsonDocument { ["_id"] = Oid.Of(21), ["name"] = "red", ["lead"] = Oid.Of(2) });
        scenario.Write("persons",
            new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "a", ["manager"] = Oid.Of(3), ["team"] = Oid.Of(21), ["passport"] = "ES" },
            new BsonDocument { ["_id"] = Oid.Of(2), ["name"] = "b", ["email"] = "b@c", ["manager"] = Oid.Of(1), ["team"] = Oid.Of(21) },
            new BsonDocument { ["_id"] = Oid.Of(3), ["name"] = "c", ["home"] = "nowhere" });
        scenario.Write("notes", new BsonDocument { ["_id"] = "n", ["nullRule"] = Oid.Of(1) });
        (await scenario.MigrateAsync()).ShouldExit(0);
        return scenario;
    }

    private static async Task<JsonNode> JsonAsync(Scenario scenario, int code, params string[] options) =>
        JsonNode.Parse((await scenario.ValidateAsync(["--json", .. options])).ShouldExit(code).Out)!;

    private static JsonNode Table(JsonNode report, string name) =>
        report["rounds"]![0]!["tables"]!.AsArray().Single(table => (string)table!["table"]! == name)!;

    private static string[] Findings(JsonNode report, int round) =>
    [
        .. report["rounds"]![round]!["tables"]!.AsArray().SelectMany(table => table!["findings"]!.AsArray(), (table, finding) =>
            $"{table!["table"]} {finding!["kind"]} {string.Join(',', finding["key"]!.AsObject().Select(part => $"{part.Key}={part.Value}"))} "
            + string.Join(',', finding["columns"]!.AsArray())).Order(StringComparer.Ordinal),
    ];
}
