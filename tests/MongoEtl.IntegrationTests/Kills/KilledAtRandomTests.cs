using System.Diagnostics;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Kills;

/// <summary>SIGKILL at random moments, until a run comes through. <c>MONGOETL_KILLS</c> is how many migrations are so disturbed (default
/// 2).</summary>
[Trait("Category", "Server")]
public sealed class KilledAtRandomTests(PostgresFixture postgres, CommunityRun community)
{
    private const int MostKills = 8;

    [Fact]
    public async Task Killed_again_and_again_it_leaves_what_an_undisturbed_run_leaves()
    {
        var migrations = int.TryParse(Environment.GetEnvironmentVariable("MONGOETL_KILLS"), out var asked) ? asked : 2;
        var expected = await community.ExpectedAsync(postgres);
        for (var seed = 1; seed <= migrations; seed++)
            await DisturbAsync(seed, expected);
    }

    private async Task DisturbAsync(int seed, RunResult expected)
    {
        var random = new Random(seed);
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        var kills = 0;
        while (await SurvivesAsync(migrator, random, killsLeft: MostKills - kills) is false)
            kills++;
        (await RunResult.ReadAsync(migrator, database)).ShouldEqual(expected, $"seed {seed}, {kills} kills");
    }

    /// <summary>One run that is killed after a random time unless it ends before; false when it was killed.</summary>
    private async Task<bool> SurvivesAsync(Migrator migrator, Random random, int killsLeft)
    {
        using var run = migrator.Start("migrate", "--source", community.Dump, "--jobs", random.Next(1, 5).ToString());
        if (killsLeft > 0)
        {
            // Never before the runtime itself has started: killing that tests nothing.
            var time = TimeSpan.FromMilliseconds(random.Next(300, 2_500));
            var waiting = Stopwatch.StartNew();
            while (!run.HasExited && waiting.Elapsed < time)
                await Task.Delay(1);
            if (!run.HasExited)
            {
                run.Kill();
                return false;
            }
        }

        (await run.WaitAsync()).ShouldExit(3);
        return true;
    }
}
