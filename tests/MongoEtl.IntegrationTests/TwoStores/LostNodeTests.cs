using System.Diagnostics;
using MongoEtl.Cassandra;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>Three nodes, three replicas, one node killed in the middle of a run.</summary>
[Collection<CassandraClusterGroup>]
[Trait("Category", "Server")]
public sealed class LostNodeTests(PostgresFixture postgres, CassandraClusterFixture cluster)
{
    private const int Notes = 40_000;

    // Documents a second at which a run would need minutes, so that it cannot end before the node is killed, however slow the machine is.
    private const string MuchTooSlow = "400";

    [Fact]
    public async Task With_QUORUM_the_run_ends_by_itself_and_every_row_is_read_back_at_ALL()
    {
        using var scenario = await CreateAsync("quorum");
        using var run = scenario.Migrator.Start("migrate", "--source", scenario.Dump, "--max-rate", "8000");
        await UntilRowsAsync("quorum");
        await cluster.Nodes[2].CrashAsync();
        try
        {
            (await run.WaitAsync()).ShouldExit(0);
        }
        finally
        {
            await cluster.Nodes[2].ResumeAsync();
        }
        await ShouldHoldAllAsync("quorum");
    }

    [Fact]
    public async Task With_ALL_the_run_stops_and_goes_on_when_the_node_is_back()
    {
        using var scenario = await CreateAsync("all_nodes");
        scenario.Migrator.Environment["CASSANDRA_WRITE_CONSISTENCY"] = "ALL";
        using (var run = scenario.Migrator.Start("migrate", "--source", scenario.Dump, "--max-rate", MuchTooSlow, "--batch-size", "200",
            "--retry-limit", "5"))
        {
            await UntilRowsAsync("all_nodes");
            await cluster.Nodes[2].CrashAsync();
            try
            {
                var stopped = (await run.WaitAsync()).ShouldExit(1);
                stopped.Error.ShouldContain("at ALL");
                stopped.Error.ShouldContain("Start the nodes that are down, or choose a level that the present ones can reach");
            }
            finally
            {
                await cluster.Nodes[2].ResumeAsync();
            }
        }
        (await scenario.MigrateAsync()).ShouldExit(0);
        await ShouldHoldAllAsync("all_nodes");
    }

    private async Task<Scenario> CreateAsync(string keyspace)
    {
        var hosts = string.Join(',', cluster.Nodes.Take(2).Select(node => $"{node.EndPoint}"));
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.TwoStores);
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = hosts;
        scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = keyspace;
        scenario.Migrator.Environment["CASSANDRA_WRITE_CONSISTENCY"] = "QUORUM";
        scenario.Write("persons", new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "Ada" });
        scenario.Write("notes", Enumerable.Range(0, Notes).Select(i =>
            new BsonDocument { ["_id"] = Oid.Of(i), ["room"] = $"room {i % 500}", ["author"] = Oid.Of(1), ["text"] = $"text {i}" }));
        return scenario;
    }

    private async Task UntilRowsAsync(string keyspace)
    {
        var waiting = Stopwatch.StartNew();
        while (!await HasRowsAsync(keyspace))
        {
            waiting.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "no row arrived");
            await Task.Delay(100);
        }
    }

    private async Task<bool> HasRowsAsync(string keyspace)
    {
        try
        {
            return (await CassandraRows.ReadAsync(cluster.Nodes[0].EndPoint, $"SELECT room FROM {keyspace}.note_by_room LIMIT 1")).Length > 0;
        }
        catch (InvalidException)
        {
            return false;   // the table has yet to be created
        }
    }

    private async Task ShouldHoldAllAsync(string keyspace)
    {
        var expected = Enumerable.Range(0, Notes).Select(i => $"{Oid.Of(i)}|room {i % 500}|1|text {i}").Order(StringComparer.Ordinal);
        (await CassandraRows.ReadAsync(cluster.Nodes[0].EndPoint,
            $"SELECT mongo_id, room, author_id, text FROM {keyspace}.note_by_room", Consistency.All)).ShouldBe(expected);
    }
}
