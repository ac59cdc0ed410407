using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Kills;

/// <summary>The server itself crashes in the middle of a migration and is started again on the same folder.</summary>
[Trait("Category", "Server")]
public sealed class KilledServerTests(PostgresFixture postgres, CommunityRun community)
{
    [Theory]
    [InlineData("public.user", 700)]
    [InlineData("mongoetl.keys_.*", 900)]
    public async Task A_migration_outlives_a_crash_of_its_server(string table, int row)
    {
        var expected = await community.ExpectedAsync(postgres);
        await using var server = await PostgresInstance.StartAsync();
        var database = await TestDatabase.CreateAsync(server, "crashed");
        using var migrator = new Migrator(ProgramFile.Community, database);
        await using var pause = await PausedServer.PrepareAsync(database, Moment.BeforeInsert("middle", table, row));
        using var run = migrator.Start("migrate", "--source", community.Dump);
        (await pause.ReachedAsync(run)).ShouldBeTrue();

        await server.KillAsync();
        await server.StartServerAsync();

        // The run goes on by itself; were it to give up, the next one would have to.
        (await run.WaitAsync()).ShouldExit(3);
        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "server killed");
    }
}
