using System.Diagnostics;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>The whole tour of the reference domain, twice: with a Cassandra node of its own, and without one.</summary>
[Trait("Category", "Server")]
public sealed class DemoTests : IDisposable
{
    private static readonly string[] _tables =
    [
        "role", "users", "room_details", "organizations", "rooms_by_mongo", "messages_by_room", "room_by_message", "participants_by_room",
        "p2p_room_by_users", "room_membership_lookup", "rooms_by_user",
    ];

    // Where user postgres can enter.
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"metl-demo-{Guid.NewGuid():N}"[..24]);
    private readonly Migrator _program = new(ProgramFile.Community, database: null);

    [Fact]
    public async Task With_a_node_both_stores_are_full_and_a_second_demo_changes_nothing()
    {
        PostgresFixture.Require();
        CassandraFixture.RequireOrSkip();
        var first = (await DemoAsync()).ShouldExit(0);
        first.Out.ShouldContain($"Cassandra: a private node in {_folder}");
        first.Out.ShouldContain("The private Cassandra node is stopped.");
        ShouldAgree(first, "first demo");
        File.ReadAllText(Path.Combine(_folder, "cassandra.log")).ShouldContain("Startup complete");
        File.Exists(Path.Combine(_folder, "cassandra.owner")).ShouldBeFalse("the node has ended");

        var second = (await DemoAsync()).ShouldExit(0);
        ShouldAgree(second, "equal");
        ShouldHaveChangedNothing(second);
    }

    [Fact]
    public async Task Without_a_node_the_bundle_is_written_and_a_second_demo_writes_the_same()
    {
        PostgresFixture.Require();
        Directory.CreateDirectory(_folder + "-servers");
        var script = Path.Combine(_folder + "-servers", "run");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho there is no memory for it\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _program.Environment["MONGOETL_SERVERS"] = Path.GetDirectoryName(script);
        var first = (await DemoAsync()).ShouldExit(0);
        first.Out.ShouldContain("Cassandra: Cassandra did not start (there is no memory for it)");
        first.Out.ShouldContain($"Cassandra: no cluster at hand, its tables go to a bundle for cqlsh in {_folder}");
        ShouldAgree(first, "first demo");
        File.Exists(Path.Combine(_folder, "bundle", "load.cql")).ShouldBeTrue();

        _program.Environment["MONGOETL_SERVERS"] = null;
        var second = (await DemoAsync()).ShouldExit(0);
        second.Out.ShouldNotContain("did not start");
        ShouldAgree(second, "equal");
        ShouldHaveChangedNothing(second);
    }

    public void Dispose()
    {
        _program.Dispose();
        // A demo that was given up has not stopped its node.
        if (File.Exists(Path.Combine(_folder, "cassandra.owner")))
            Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(_folder, "cassandra.owner")).Split(' ')[0])).Kill();
        foreach (var folder in new[] { _folder, _folder + "-servers" }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    private async Task<ProgramResult> DemoAsync()
    {
        using var demo = _program.Start("demo", "--dir", _folder);
        // Seconds on a machine of its own, and more where other tests start servers, too.
        return await demo.WaitAsync(TimeSpan.FromMinutes(4));
    }

    private static void ShouldAgree(ProgramResult demo, string content)
    {
        demo.Out.ShouldContain("All numbers agree.");
        demo.Out.ShouldContain("Every row agrees. Every check that ran has passed.");
        foreach (var table in _tables)
            Words(demo, table).ShouldSatisfyAllConditions(
                words => words[^1].ShouldBe(content.Split(' ')[^1], table),
                words => words[2].ShouldBe(words[1], table),
                words => words[1].ShouldNotBe("0", table));
    }

    private static void ShouldHaveChangedNothing(ProgramResult demo)
    {
        foreach (var line in demo.Out.Split('\n').Where(line => line.Contains("\"public\".", StringComparison.Ordinal)))
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3].ShouldBe("0", line);
    }

    /// <summary>The table's line of the check, in words.</summary>
    private static string[] Words(ProgramResult demo, string table) => demo.Out.Split('\n')
        .SkipWhile(line => !line.StartsWith("5. Check", StringComparison.Ordinal))
        .TakeWhile(line => !line.StartsWith("6. Validation", StringComparison.Ordinal))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(words => words.Length > 3 && words[0] == table);
}
