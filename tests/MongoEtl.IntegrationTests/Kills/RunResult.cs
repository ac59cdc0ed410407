using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.Tables;

namespace MongoEtl.IntegrationTests.Kills;

/// <summary>Everything a finished migration leaves that must not depend on how often it was interrupted: tables, dead letters,
/// figures.</summary>
internal sealed record RunResult(DatabaseSnapshot Tables, string[] DeadLetters, string[] Figures)
{
    private static readonly string[] _counts = ["read", "filtered", "deadLetters", "rows", "unresolved", "mismatched", "skippedElements", "skippedRows"];

    public static async Task<RunResult> ReadAsync(Migrator migrator, TestDatabase database)
    {
        var letters = (await migrator.RunAsync("dead-letters", "list", "--json")).ShouldExit(0).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new RunResult(await DatabaseSnapshot.ReadAsync(database), [.. letters.Order(StringComparer.Ordinal)], ReadFigures(migrator.Folder));
    }

    /// <summary>Fails with the first few differences.</summary>
    public void ShouldEqual(RunResult expected, string when)
    {
        Tables.ShouldEqual(expected.Tables, when);
        DeadLetters.ShouldBe(expected.DeadLetters, when);
        Figures.ShouldBe(expected.Figures, when);
    }

    /// <summary>Of the last run's metrics file: one line per entity, without times and modes.</summary>
    private static string[] ReadFigures(string folder)
    {
        var entities = RunFiles.LastMetrics(folder)["entities"]!.AsArray();
        return [.. entities.Select(entity => $"{entity!["entity"]}: {string.Join(' ', _counts.Select(name => $"{name} {entity[name]!.ToJsonString()}"))}")];
    }
}
