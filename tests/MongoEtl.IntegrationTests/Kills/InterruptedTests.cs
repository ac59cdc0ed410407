using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Kills;

[Trait("Category", "Server")]
public sealed class InterruptedTests(PostgresFixture postgres, CommunityRun community)
{
    [Fact]
    public async Task An_interrupted_run_exits_with_130_and_is_resumed()
    {
        var expected = await community.ExpectedAsync(postgres);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        await using var server = await PausedServer.PrepareAsync(database, Moment.BeforeInsert("COPY", "public.user", 700));
        using var first = migrator.Start("migrate", "--source", community.Dump);
        (await server.ReachedAsync(first)).ShouldBeTrue();

        first.Interrupt();
        await server.LetGoAsync();

        (await first.WaitAsync()).ShouldExit(130);
        (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);
        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "interrupted");
    }
}
