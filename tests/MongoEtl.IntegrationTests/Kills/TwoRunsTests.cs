using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Kills;

[Trait("Category", "Server")]
public sealed class TwoRunsTests(PostgresFixture postgres, CommunityRun community)
{
    [Fact]
    public async Task The_second_of_two_runs_says_who_holds_the_plan_and_stops()
    {
        var expected = await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        using var other = new Migrator(ProgramFile.Community, database);
        await using var server = await PausedServer.PrepareAsync(database, Moment.BeforeInsert("COPY", "public.user", 100));
        using var first = migrator.Start("migrate", "--source", community.Dump);
        (await server.ReachedAsync(first)).ShouldBeTrue();

        var second = (await other.RunAsync("migrate", "--source", community.Dump)).ShouldExit(1);
        var truncate = (await other.RunAsync("truncate", "--yes")).ShouldExit(1);
        var status = (await other.RunAsync("status")).ShouldExit(0);

        second.Error.ShouldContain("is held by");
        foreach (var said in new[] { second.Error, truncate.Error, status.Out })
            said.ShouldContain(first.Id.ToString());
        await server.LetGoAsync();
        (await first.WaitAsync()).ShouldExit(3);
        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "the first run goes on undisturbed");
    }
}
