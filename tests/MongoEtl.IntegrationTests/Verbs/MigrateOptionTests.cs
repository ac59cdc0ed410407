using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

[Trait("Category", "Server")]
public sealed class MigrateOptionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Only_migrates_the_named_entities_and_finds_what_earlier_runs_left()
    {
        using var scenario = await ManyPersonsAsync();

        (await scenario.MigrateAsync("--only", "person,tag")).ShouldExit(0);
        (await scenario.Database.ScalarAsync<long>("SELECT count(*) FROM person")).ShouldBe(50);
        (await scenario.Database.ScalarAsync<bool>("SELECT to_regclass('note') IS NULL")).ShouldBeTrue();
        (await scenario.MigrateAsync("--only", "note")).ShouldExit(0);

        (await scenario.TextsAsync("SELECT id, null_id FROM note")).ShouldBe(["n|50"]);
    }

    [Fact]
    public async Task Limit_reads_that_many_documents_of_each_collection()
    {
        using var scenario = await ManyPersonsAsync();

        (await scenario.MigrateAsync("--limit", "10")).ShouldExit(0);

        (await scenario.TextsAsync("SELECT count(*), max(id) FROM person")).ShouldBe(["10|10"]);
        scenario.Metrics("person")["read"]!.GetValue<int>().ShouldBe(10);
    }

    [Fact]
    public async Task A_collection_that_the_source_does_not_have_is_a_warning()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", new BsonDocument { ["_id"] = 1 });

        var result = (await scenario.MigrateAsync()).ShouldExit(0);

        result.All.ShouldContain("no collection countries");
    }

    [Fact]
    public async Task The_metrics_file_holds_what_happened_to_each_entity()
    {
        using var scenario = await ManyPersonsAsync();
        scenario.Append("persons",
            new BsonDocument { ["_id"] = 51, ["name"] = "nine char" },
            new BsonDocument { ["_id"] = 52, ["home"] = "nowhere" });

        (await scenario.MigrateAsync()).ShouldExit(3);

        var person = scenario.Metrics("person");
        $"{person["collection"]} {person["read"]} {person["filtered"]} {person["deadLetters"]} {person["phase"]}".ShouldBe("persons 52 0 1 done");
        person["rows"]!.ToJsonString().ShouldContain("51");
        person["unresolved"]!["home"]!.GetValue<int>().ShouldBe(1);
        person["seconds"]!.GetValue<double>().ShouldBeGreaterThan(0);
        scenario.Metrics("note")["rows"]!.AsObject().Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Only_a_migration_clears_the_logs_of_earlier_ones()
    {
        using var scenario = await ManyPersonsAsync();
        var old = Path.Combine(scenario.Migrator.Folder, "etl_20200101_000000.log");
        var oldMetrics = Path.Combine(scenario.Migrator.Folder, "etl_metrics_20200101_000000.json");
        await File.WriteAllTextAsync(old, "old");
        await File.WriteAllTextAsync(oldMetrics, "{}");

        (await scenario.MigrateAsync("--dry-run")).ShouldExit(0);
        (await scenario.Migrator.RunAsync("status")).ShouldExit(0);
        (await scenario.Migrator.RunAsync("plan")).ShouldExit(0);
        File.Exists(old).ShouldBeTrue();
        (await scenario.MigrateAsync()).ShouldExit(0);

        File.Exists(old).ShouldBeFalse();
        File.Exists(oldMetrics).ShouldBeFalse();
        RunFiles.Logs(scenario.Migrator.Folder).Length.ShouldBe(1);
        (await scenario.Migrator.RunAsync("truncate", "--yes")).ShouldExit(0);
        RunFiles.Logs(scenario.Migrator.Folder).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Status_tells_how_far_each_entity_is()
    {
        using var scenario = await ManyPersonsAsync();
        (await scenario.Migrator.RunAsync("status")).ShouldExit(0).Out.ShouldContain("nothing was migrated");
        (await scenario.MigrateAsync()).ShouldExit(0);

        var status = (await scenario.Migrator.RunAsync("status")).ShouldExit(0).Out;

        status.ToLowerInvariant().ShouldContain("done");
        status.ShouldContain("50");
    }

    private async Task<Scenario> ManyPersonsAsync()
    {
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.References);
        scenario.Write("persons", Enumerable.Range(1, 50).Select(number => new BsonDocument { ["_id"] = number }));
        scenario.Write("notes", new BsonDocument { ["_id"] = "n", ["nullRule"] = 50 });
        return scenario;
    }
}
