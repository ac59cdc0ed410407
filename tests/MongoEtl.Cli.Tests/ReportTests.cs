using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

public sealed class ReportTests
{
    [Fact]
    public void Summary_of_a_run_is_as_accepted()
    {
        using var output = new StringWriter();
        MigrationSummary.Write(output, Report([Entity("province", LoadMode.Load, 24, 0), Entity("town", LoadMode.Merge, 1_234_567, 2)]),
            "atlas");
        VerifiedFile.ShouldMatch(output.ToString(), "summary");
    }

    [Fact]
    public void Summary_of_two_legs_is_as_accepted()
    {
        using var output = new StringWriter();
        var second = Entity("town", LoadMode.Merge, 1_234_567, 1) with { Store = Store.Cassandra };
        second.Counts.SetAsideBefore = 2;
        var first = Entity("town", LoadMode.Load, 1_234_567, 2);
        first.Counts.Unresolved["province"] = 12;
        first.Counts.Mismatched["population: string"] = 2;
        MigrationSummary.Write(output, Report([first, second]), "atlas");
        VerifiedFile.ShouldMatch(output.ToString(), "summary.two");
    }

    [Fact]
    public void Summary_of_a_dry_run_lists_the_letters()
    {
        using var output = new StringWriter();
        var report = Report([Entity("town", LoadMode.Load, 10, 0)]) with { IsDryRun = true, RunId = 0,
            DeadLetters = [DeadLettersTests.Letter("town", "b2")] };
        MigrationSummary.Write(output, report, "atlas");
        VerifiedFile.ShouldMatch(output.ToString(), "summary.dry-run");
    }

    internal static MigrationReport Report(IReadOnlyList<EntityReport> entities) => new()
    {
        RunId = 5,
        Source = "/backup/dump",
        StartedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        FinishedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 12, 340, TimeSpan.Zero),
        Outcome = MigrationOutcome.Done,
        Entities = entities,
        Warnings = entities.Count > 1 ? ["town: two documents share the alternate key; the smallest source id wins"] : [],
    };

    private static EntityReport Entity(string name, LoadMode mode, long read, long letters)
    {
        var counts = new EntityCounts { Read = read, Filtered = 3, DeadLetters = letters };
        counts.Rows[name] = read - 3 - letters;
        if (mode == LoadMode.Merge)
        {
            counts.Changed[name] = 7;
            counts.Unresolved["province"] = 12;
            counts.Mismatched["population: string"] = 1;
        }
        return new EntityReport(name, Store.Postgres, name + "s", mode, EntityPhase.Done, counts, TimeSpan.FromSeconds(4.2), new Dictionary<EntityPhase,
            TimeSpan>());
    }
}
