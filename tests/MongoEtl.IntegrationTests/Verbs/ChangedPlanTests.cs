using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>What has changed since an unfinished run began stops its resume, until a restart is asked for.</summary>
[Trait("Category", "Server")]
public sealed class ChangedPlanTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_changed_class_stops_a_resume_naming_it_and_restart_goes_on()
    {
        using var scenario = await KilledAsync();

        scenario.Use(ProgramFile.CorrectedShapes);
        var resumed = (await scenario.MigrateAsync()).ShouldExit(1);
        resumed.Error.ShouldContain("shape");
        resumed.Error.ShouldContain("--restart");
        (await scenario.MigrateAsync("--restart")).ShouldExit(0);

        (await scenario.TextsAsync("SELECT count(*), min(whole), max(whole) FROM shape")).ShouldBe(["200|-1|199"]);
    }

    [Fact]
    public async Task A_changed_source_stops_a_resume_naming_it_and_restart_goes_on()
    {
        using var scenario = await KilledAsync();
        scenario.Append("shapes", new BsonDocument { ["_id"] = "late" });

        var resumed = (await scenario.MigrateAsync()).ShouldExit(1);
        resumed.Error.ShouldContain("shapes");
        resumed.Error.ShouldContain("--restart");
        (await scenario.MigrateAsync("--restart", "--max-dead-letters", "50%")).ShouldExit(3);

        (await scenario.Database.ScalarAsync<long>("SELECT count(*) FROM shape")).ShouldBe(200);
    }

    [Fact]
    public async Task A_finished_entity_takes_a_changed_class_without_asking()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", Documents());
        (await scenario.MigrateAsync()).ShouldExit(3);

        scenario.Use(ProgramFile.CorrectedShapes);
        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync("SELECT count(*), min(whole) FROM shape")).ShouldBe(["200|-1"]);
        (await scenario.DeadLettersAsync()).ShouldBeEmpty();
    }

    private async Task<Scenario> KilledAsync()
    {
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", Documents());
        await using var server = await PausedServer.PrepareAsync(scenario.Database, Moment.BeforeInsert("COPY", "public.shape", 100));
        using var run = scenario.Migrator.Start("migrate", "--source", scenario.Dump);
        (await server.ReachedAsync(run)).ShouldBeTrue();
        run.Kill();
        return scenario;
    }

    /// <summary>One document that only the corrected class takes, and 199 good ones.</summary>
    private static IEnumerable<BsonDocument> Documents() =>
        Enumerable.Range(0, 200).Select(number => new BsonDocument { ["_id"] = $"{number}", ["whole"] = number == 0 ? "none" : number });
}
