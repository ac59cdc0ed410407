using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

public sealed class StatusTests
{
    private static readonly DateTimeOffset Begun = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Database_without_state_says_so()
    {
        using var program = new Program().WithTarget();
        program.Stores.State.Exists = false;
        (await program.RunAsync("status")).ShouldBe(0);
        program.Out.ShouldBe($"PostgreSQL migrator@db.example:5432/app has no state of plan atlas: nothing was migrated into it " +
            $"yet.{Environment.NewLine}");
    }

    [Fact]
    public async Task Status_is_as_accepted()
    {
        using var program = new Program().WithTarget();
        var state = program.Stores.State;
        state.Run = new RunRecord(7, "/backup/dump", Begun, null, null);
        state.Holder = "migrate on db1, process 7, since 2026-03-01 12:00:00Z";
        state.Entities.Add(new EntityState(Store.Postgres, "province", LoadMode.Load, EntityPhase.Done, "f", "s", 7));
        state.Partitions["province"] = [Part(0, true, 24), Part(1, true, 1000)];
        state.Entities.Add(new EntityState(Store.Postgres, "town", LoadMode.Merge, EntityPhase.Rows, "f", "s", 7));
        state.Partitions["town"] = [Part(0, true, 5), Part(1, false, 5)];
        state.Letters.Add(DeadLettersTests.Letter("town", "a1"));
        (await program.RunAsync("status")).ShouldBe(0);
        VerifiedFile.ShouldMatch(program.Out, "status");
    }

    [Fact]
    public async Task Status_of_two_legs_is_as_accepted()
    {
        using var program = new Program { Plan = SamplePlan.ForTwo }.WithTarget();
        var state = program.Stores.State;
        state.Run = new RunRecord(7, "/backup/dump", Begun, Begun.AddSeconds(5), "interrupted");
        state.Entities.Add(new EntityState(Store.Postgres, "town", LoadMode.Load, EntityPhase.Done, "f", "s", 7));
        state.Entities.Add(new EntityState(Store.Cassandra, "town", LoadMode.Merge, EntityPhase.Rows, "f", "s", 7));
        state.Partitions["town"] = [Part(0, true, 5), Part(1, false, 5)];
        state.Letters.Add(DeadLettersTests.Letter("town", "a1") with { Store = Store.Cassandra });
        (await program.RunAsync("status")).ShouldBe(0);
        VerifiedFile.ShouldMatch(program.Out, "status.two");
    }

    [Theory]
    [InlineData(true, "done", "done 2026-03-01 12:00:05Z")]
    [InlineData(true, "failed", "failed 2026-03-01 12:00:05Z")]
    [InlineData(false, null, "ended without a word (killed?); migrate resumes it")]
    public async Task Latest_run_tells_how_it_ended(bool isFinished, string? outcome, string expected)
    {
        using var program = new Program().WithTarget();
        program.Stores.State.Run = new RunRecord(7, "/dump", Begun, isFinished ? Begun.AddSeconds(5) : null, outcome);
        await program.RunAsync("status");
        program.Out.ShouldContain(expected);
        program.Out.ShouldContain("No run is going on.");
    }

    [Fact]
    public async Task Status_leaves_no_log()
    {
        using var program = new Program().WithTarget();
        await program.RunAsync("status");
        Directory.EnumerateFileSystemEntries(program.Directory).ShouldBeEmpty();
    }

    private static PartitionState Part(int ordinal, bool isDone, long read)
    {
        var counts = new EntityCounts { Read = read, Filtered = 1 };
        counts.Rows["t"] = read - 1;
        return new PartitionState(new SourcePartition("c", ordinal, "", 100), SourcePosition.Start, isDone, counts);
    }
}
