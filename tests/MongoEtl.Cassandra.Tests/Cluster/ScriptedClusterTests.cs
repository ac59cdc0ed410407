namespace MongoEtl.Cassandra.Tests;

/// <summary>What no real cluster does on demand.</summary>
public sealed class ScriptedClusterTests
{
    private const string Insert = "INSERT INTO t (k, v) VALUES (?, ?)";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writes_go_to_the_owner_of_their_key(bool hasPeersV2)
    {
        await using var cluster = new FakeCluster(3) { HasPeersV2 = hasPeersV2 }.Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        await WriteAsync(session, insert, 0, 100);
        for (var k = 0; k < 100; k++)
            cluster.OwnerOf(Token.OfRow(Row(k), 1)).Writes.Count(write => Holds(write, k)).ShouldBe(1, $"row {k}");
    }

    [Fact]
    public async Task A_statement_is_prepared_on_each_host_once_however_many_ask()
    {
        await using var cluster = new FakeCluster(3).Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        await WriteAsync(session, insert, 0, 300);
        cluster.Nodes.Select(node => node.Preparations).ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task A_forgotten_statement_is_prepared_again_under_its_new_id_for_rows_and_batches()
    {
        await using var cluster = new FakeCluster(2).Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        await WriteAsync(session, insert, 0, 50);
        foreach (var node in cluster.Nodes)
        {
            node.IdPrefix++;
            node.Prepared.Clear();
        }
        await WriteAsync(session, insert, 50, 50);
        ReadOnlyMemory<byte>[] rows = [Row(1), Row(1)];
        foreach (var node in cluster.Nodes)
        {
            node.IdPrefix++;
            node.Prepared.Clear();
        }
        await session.BatchAsync(insert, rows, Token.OfRow(rows[0].Span, 1), 1, Consistency.One);
        cluster.Nodes.Sum(node => node.Writes.Count).ShouldBe(101);
        session.Retries.ShouldBe(0);
    }

    [Fact]
    public async Task A_host_that_forgets_at_once_is_left_and_the_end_is_told()
    {
        await using var cluster = new FakeCluster(1).Start();
        cluster.Nodes[0].OnWrite = write => FakeAnswers.Unprepared(write.StatementId);
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        var error = await Should.ThrowAsync<NoHostAvailableException>(WriteAsync(session, insert, 0, 1));
        error.InnerException.ShouldBeOfType<UnpreparedException>();
    }

    [Fact]
    public async Task An_overloaded_host_is_asked_again_after_a_pause()
    {
        var failures = 2;
        await using var cluster = new FakeCluster(1).Start();
        cluster.Nodes[0].OnWrite = _ => Interlocked.Decrement(ref failures) >= 0 ? FakeAnswers.Error(ErrorCode.Overloaded, "busy") : null;
        var told = new List<CassandraException>();
        await using var session = await CqlSession.ConnectAsync(cluster.Options with { OnRetry = told.Add });
        await WriteAsync(session, await session.PrepareAsync(Insert), 0, 1);
        told.Count.ShouldBe(2);
        told.ShouldAllBe(failure => failure is OverloadedException);
    }

    [Fact]
    public async Task A_host_that_cannot_is_replaced_by_another()
    {
        await using var cluster = new FakeCluster(3).Start();
        foreach (var node in cluster.Nodes.Take(2))
            node.OnWrite = _ => FakeAnswers.Error(ErrorCode.IsBootstrapping, "not yet");
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        await WriteAsync(session, await session.PrepareAsync(Insert), 0, 60);
        for (var k = 0; k < 60; k++)
            cluster.Nodes[2].Writes.Any(write => Holds(write, k)).ShouldBeTrue();
    }

    [Fact]
    public async Task No_host_left_names_each_host_and_its_reason()
    {
        await using var cluster = new FakeCluster(2).Start();
        foreach (var node in cluster.Nodes)
            node.OnWrite = _ => FakeAnswers.Error(ErrorCode.IsBootstrapping, $"not yet {node.EndPoint.Address}");
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var error = await Should.ThrowAsync<NoHostAvailableException>(WriteAsync(session, await session.PrepareAsync(Insert), 0, 1));
        error.Failures.Count.ShouldBe(2);
        foreach (var node in cluster.Nodes)
            error.Message.ShouldContain($"not yet {node.EndPoint.Address}");
    }

    [Fact]
    public async Task Writes_pass_a_host_that_is_down_at_once_and_come_back_to_it()
    {
        await using var cluster = new FakeCluster(3).Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        var lost = cluster.Nodes[0];
        await lost.StopAsync();
        await WriteAsync(session, insert, 0, 200);
        (cluster.Nodes[1].Writes.Count + cluster.Nodes[2].Writes.Count).ShouldBeGreaterThanOrEqualTo(200);
        // It was also the host that told of the cluster.
        await TestSession.UntilAsync(() =>
            cluster.Nodes.Skip(1).Any(node => node.Connections.Any(c => c.IsRegistered)), "another tells of the cluster");
        lost.Prepared.Clear();
        lost.Start();
        await TestSession.UntilAsync(() => session.State.Hosts.All(host => host.IsUp), "the host is back");
        await WriteAsync(session, insert, 0, 200);
        lost.Writes.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_write_in_flight_when_its_host_dies_is_done_by_another()
    {
        await using var cluster = new FakeCluster(2).Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        await WriteAsync(session, insert, 0, 50);
        var dying = cluster.Nodes[0];
        dying.Writes.Clear();
        dying.IsSilent = true;
        var writing = WriteAsync(session, insert, 50, 50);
        await TestSession.UntilAsync(() => !dying.Writes.IsEmpty, "the host has a write that it does not answer");
        writing.IsCompleted.ShouldBeFalse();
        await dying.StopAsync();
        await writing;
        for (var k = 50; k < 100; k++)
            cluster.Nodes[1].Writes.Any(write => Holds(write, k)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_stalled_replica_gets_few_writes()
    {
        await using var cluster = new FakeCluster(3) { ReplicationFactor = 3 }.Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        await WriteAsync(session, insert, 0, 30);
        var stalled = cluster.Nodes[1];
        stalled.IsSilent = true;
        var before = stalled.Writes.Count;
        var writing = new List<Task>();
        for (var k = 0; k < 300; k++)
        {
            writing.Add(WriteAsync(session, insert, k, 1));
            await Task.WhenAny(writing[^1], Task.Delay(TimeSpan.FromMilliseconds(5)));
        }
        (stalled.Writes.Count - before).ShouldBeLessThan(20);
        await stalled.StopAsync();
        await Task.WhenAll(writing);
    }

    private static async Task WriteAsync(CqlSession session, PreparedStatement insert, int first, int count)
    {
        var writes = new List<Task>();
        for (var k = first; k < first + count; k++)
            writes.Add(session.ExecuteAsync(insert, Row(k), Token.OfRow(Row(k), 1), 1, Consistency.One).AsTask());
        await Task.WhenAll(writes);
    }

    private static bool Holds(FakeRequest write, int k) => write.Body.AsSpan().IndexOf(Row(k)) >= 0;

    private static byte[] Row(int k) => RowBytes.Of(RowBytes.Int(k), RowBytes.Int(k));
}
