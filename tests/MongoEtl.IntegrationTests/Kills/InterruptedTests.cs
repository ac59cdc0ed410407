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

    /// <summary>A server that answers nothing holds up the orderly end for half a minute; the second signal does not wait for it.</summary>
    [Fact]
    public async Task A_second_interrupt_ends_the_program_at_once()
    {
        // The first run writes the dump.
        await community.ExpectedAsync(postgres);
        await using var server = await PostgresInstance.StartAsync();
        var database = await TestDatabase.CreateAsync(server, "frozen");
        using var migrator = new Migrator(ProgramFile.Community, database);
        await using var pause = await PausedServer.PrepareAsync(database, Moment.BeforeInsert("COPY", "public.user", 700));
        using var run = migrator.Start("migrate", "--source", community.Dump);
        (await pause.ReachedAsync(run)).ShouldBeTrue();
        await server.FreezeAsync();

        // Two signals at one moment may arrive as one, so the second is sent until it has come.
        run.Interrupt();
        await Eventually.HoldsAsync("the program ends", () =>
        {
            run.Interrupt();
            return Task.FromResult(run.HasExited);
        });

        var result = await run.WaitAsync();
        result.ShouldExit(130);
        result.Out.ShouldNotContain("Metrics:", customMessage: "the orderly end would have written a summary");
    }
}
