using System.Collections.Concurrent;
using System.Net;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Three real nodes.</summary>
[Trait("Category", "Server")]
[Collection<CassandraClusterGroup>]
public sealed class RealClusterTests(CassandraClusterFixture cluster)
{
    private const string Simple = "{'class': 'SimpleStrategy', 'replication_factor': 2}";
    private const string Network = "{'class': 'NetworkTopologyStrategy', 'datacenter1': 2}";

    [Theory]
    [InlineData(Simple)]
    [InlineData(Network)]
    public async Task Replicas_are_those_that_the_servers_trace_names(string replication)
    {
        await using var session = await ConnectAsync();
        session.State.Hosts.Count.ShouldBe(3);
        session.State.Hosts.ShouldAllBe(host => host.IsUp && host.Info.Tokens.Count == 16);
        var keyspace = await TestSession.UseNewKeyspaceAsync(session, replication);
        await session.ChangeSchemaAsync("CREATE TABLE t (k int PRIMARY KEY)");
        for (var k = 0; k < 12; k++)
        {
            var replicas = session.State.Replicas!.Of(Token.OfRow(RowBytes.Of(RowBytes.Int(k)), 1));
            replicas.Length.ShouldBe(2);
            var sources = await TraceAsync(session, replicas[k % 2], $"INSERT INTO {keyspace}.t (k) VALUES ({k})");
            sources.ShouldBe(replicas.Select(host => host.Address.Address), ignoreOrder: true, $"row {k}");
        }
    }

    [Fact]
    public async Task Writes_at_quorum_outlive_a_killed_node_and_use_it_again_when_it_is_back()
    {
        await using var session = await ConnectAsync();
        await TestSession.UseNewKeyspaceAsync(session, "{'class': 'NetworkTopologyStrategy', 'datacenter1': 3}");
        await session.ChangeSchemaAsync("CREATE TABLE t (k int PRIMARY KEY, v int)");
        var insert = await session.PrepareAsync("INSERT INTO t (k, v) VALUES (?, ?)");
        // The node that tells of the cluster is the one that dies.
        var dying = cluster.Nodes[0];
        var host = session.State.Hosts.Single(host => host.Address.Equals(dying.EndPoint));
        var written = new ConcurrentQueue<int>();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(() => WriteAsync(session, insert, written, enough.Token));
        await TestSession.UntilAsync(() => written.Count > 500, "rows are written");
        await dying.CrashAsync();
        await TestSession.UntilAsync(() => !host.IsUp, "the node is seen to be down");
        var count = written.Count;
        await TestSession.UntilAsync(() => written.Count > count + 500, "rows are written without the node");
        // Nodes that are up agree without it.
        await session.ChangeSchemaAsync("CREATE TABLE u (k int PRIMARY KEY)");
        await dying.ResumeAsync();
        await TestSession.UntilAsync(() => host.IsUp, "the node is back");
        count = written.Count;
        await TestSession.UntilAsync(() => written.Count > count + 500, "rows are written with the node");
        await enough.CancelAsync();
        await writing;
        var read = await TestSession.ReadAsync(session, "SELECT k FROM t", row => row.GetInt(0)!.Value, 5000);
        read.Order().ShouldBe(written.Order());
    }

    private static async Task WriteAsync(CqlSession session, PreparedStatement insert, ConcurrentQueue<int> written,
        CancellationToken enough)
    {
        var writing = new Queue<(int, ValueTask)>();
        for (var k = 0; !enough.IsCancellationRequested; k++)
        {
            var row = RowBytes.Of(RowBytes.Int(k), RowBytes.Int(k));
            writing.Enqueue((k, session.ExecuteAsync(insert, row, Token.OfRow(row, 1), 1, Consistency.Quorum)));
            if (writing.Count == 16)
                await TakeAsync();
        }
        while (writing.Count > 0)
            await TakeAsync();

        async Task TakeAsync()
        {
            var (key, write) = writing.Dequeue();
            await write;
            written.Enqueue(key);
        }
    }

    /// <summary>Has a host coordinate a statement and returns the nodes that took part in it.</summary>
    private static async Task<IReadOnlyCollection<IPAddress>> TraceAsync(CqlSession session, Host coordinator, string statement)
    {
        await using var connection =
            await CqlConnection.OpenAsync(coordinator.Address, new ConnectionOptions { RequestTimeout = TimeSpan.FromSeconds(60) });
        var response = await connection.SendAsync(
            new QueryRequest(statement, new QueryParameters { Consistency = Consistency.All }, tracing: true));
        var id = response.TracingId.ShouldNotBeNull();
        List<int?> durations;
        do
            durations = await TestSession.ReadAsync(
                session, $"SELECT duration FROM system_traces.sessions WHERE session_id = {id}", row => row.GetInt(0));
        while (durations is [] or [null]);
        var events = await TestSession.ReadAsync(
            session, $"SELECT source FROM system_traces.events WHERE session_id = {id}", row => row.GetInet(0)!);
        return events.ToHashSet();
    }

    private async Task<CqlSession> ConnectAsync()
    {
        var options = TestSession.Options(cluster.Nodes[0].EndPoint);
        return await CqlSession.ConnectAsync(options with { Consistency = Consistency.Quorum, MostTries = 12 });
    }
}
