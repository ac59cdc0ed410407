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
        await CrashAsync(database, migrator, Moment.BeforeInsert("middle", table, row), expected);
    }

    /// <summary>Rows and indexes do not wait for the disk each, phases do.</summary>
    [Theory]
    [InlineData("ADD CONSTRAINT.*user.*PRIMARY KEY")]
    [InlineData("VALIDATE CONSTRAINT")]
    public async Task A_crash_amid_keys_and_constraints_repeats_them(string statement)
    {
        var expected = await community.ExpectedAsync(postgres);
        await using var server = await PostgresInstance.StartAsync();
        var database = await TestDatabase.CreateAsync(server, "crashed");
        using var migrator = new Migrator(ProgramFile.Community, database);
        await CrashAsync(database, migrator, Moment.AfterDdl("built", statement), expected);
    }

    /// <summary>A load's commits do not wait for the disk. Here none gets there by itself, so the crash takes back what other parts of the wave had
    /// committed: the run must not go on as if those rows were there.</summary>
    [Fact]
    public async Task A_crash_that_takes_committed_rows_back_loses_none()
    {
        var expected = await community.ExpectedAsync(postgres);
        await using var server = await PostgresInstance.StartAsync("wal_writer_delay=10s", "wal_writer_flush_after=1GB");
        var database = await TestDatabase.CreateAsync(server, "crashed");
        using var migrator = new Migrator(ProgramFile.Community, database);
        await using var pause = await PausedServer.PrepareAsync(database, Moment.BeforeInsert("last part of the first wave", "public.role", 5));
        using var run = migrator.Start("migrate", "--source", community.Dump, "--jobs", "1");
        (await pause.ReachedAsync(run)).ShouldBeTrue();

        await server.KillAsync();
        await server.StartServerAsync();

        if ((await run.WaitAsync()).ShouldExit(1, 3).ExitCode == 1)
            (await migrator.RunAsync("migrate", "--source", community.Dump)).ShouldExit(3);
        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "rows taken back");
    }

    private async Task CrashAsync(TestDatabase database, Migrator migrator, Moment moment, RunResult expected)
    {
        await using var pause = await PausedServer.PrepareAsync(database, moment);
        using var run = migrator.Start("migrate", "--source", community.Dump);
        (await pause.ReachedAsync(run)).ShouldBeTrue();

        await database.Server.KillAsync();
        await database.Server.StartServerAsync();

        // The run goes on by itself; were it to give up, the next one would have to.
        (await run.WaitAsync()).ShouldExit(3);
        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, "server killed");
    }
}
