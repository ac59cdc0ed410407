using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Servers;
using static MongoEtl.IntegrationTests.DerivedTables.DerivedScenario;

namespace MongoEtl.IntegrationTests.DerivedTables;

/// <summary>SIGKILL while derived tables are made.</summary>
[Trait("Category", "Server")]
public sealed class DerivedKillTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private static readonly Moment[] _moments =
    [
        Moment.InCommitOfInsert("a stage table is being filled", "mongoetl_stage.last_message", 1),
        Moment.BeforeDdl("a result is being stored", "CREATE TABLE .*rooms_by_user.next"),
        Moment.BeforeDdl("all rows are written, and nobody knows", "ALTER TABLE .*rooms_by_user.next.* RENAME"),
        Moment.BeforeUpdate("the end is being recorded", "mongoetl.entities", "NEW.entity = 'derived.rooms_by_user' AND NEW.phase = 'Done'"),
    ];

    public static TheoryData<string> Moments => [.. _moments.Select(moment => moment.Name)];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Killed_there_a_resume_leaves_what_an_undisturbed_run_leaves(string moment)
    {
        using var scenario = await CreateAsync(postgres, cassandra);
        scenario.WriteSource();
        await KillAsync(scenario, _moments.Single(known => known.Name == moment));
        (await scenario.MigrateAsync()).ShouldExit(0);
        (await scenario.RowsAsync()).ShouldBe(Expected);
        (await scenario.ReadAsync("SELECT room, members FROM {0}.members_of_room")).ShouldBe(["blue|2", "grey|1", "red|1"]);
        (await scenario.Scenario.TextsAsync("SELECT room, message_id IS NULL FROM mongoetl_stage.last_message")).ShouldBe(["blue|False"]);
        (await scenario.MigrateAsync()).ShouldExit(0);
        scenario.Metrics().ShouldBe("3 0 0", "all of it was known to be written");
    }

    [Fact]
    public async Task Rows_of_a_killed_run_that_the_source_no_longer_gives_are_removed()
    {
        using var scenario = await CreateAsync(postgres, cassandra);
        scenario.WriteSource();
        scenario.Scenario.Append("members", Member(8, "red", 8, 1, "eve"));
        await KillAsync(scenario, _moments[2]);
        (await scenario.RowsAsync()).ShouldContain("8|red|Red|-|eve|-");

        scenario.WriteSource();
        (await scenario.MigrateAsync("--restart")).ShouldExit(0);
        (await scenario.RowsAsync()).ShouldBe(Expected);
        scenario.Metrics().ShouldBe("3 3 1");
    }

    private static async Task KillAsync(DerivedScenario scenario, Moment moment)
    {
        await using var server = await PausedServer.PrepareAsync(scenario.Scenario.Database, moment);
        using var run = scenario.Scenario.Migrator.Start("migrate", "--source", scenario.Scenario.Dump, "--jobs", "1");
        if (!await server.ReachedAsync(run))
            Assert.Fail($"the run ended without coming to this moment\n{(await run.WaitAsync()).All}");
        run.Kill();
        await server.LetGoAsync();
    }
}
