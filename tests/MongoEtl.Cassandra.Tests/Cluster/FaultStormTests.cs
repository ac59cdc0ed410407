using System.Collections.Concurrent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Nodes that fail in every way at once, while writes go on.</summary>
public sealed class FaultStormTests
{
    private const int Rows = 4000;
    private const int InFlight = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_write_ends_once_and_what_is_acknowledged_was_written(int seed)
    {
        await using var cluster = new FakeCluster(3) { ReplicationFactor = 2 }.Start();
        var random = new ConcurrentRandom(seed);
        foreach (var node in cluster.Nodes)
            node.OnWrite = write => Answer(node, write, random);
        await using var session = await CqlSession.ConnectAsync(cluster.Options with { MostTries = 20 });
        var insert = await session.PrepareAsync("INSERT INTO t (k, v) VALUES (?, ?)");
        using var over = new CancellationTokenSource();
        var storm = Task.Run(() => StormAsync(cluster, session, random, over.Token));
        var acknowledged = new ConcurrentDictionary<int, bool>();
        var writing = new Queue<Task>();
        for (var k = 0; k < Rows; k++)
        {
            writing.Enqueue(WriteAsync(session, insert, k, acknowledged));
            if (writing.Count == InFlight)
                await writing.Dequeue();
        }
        await Task.WhenAll(writing);
        await over.CancelAsync();
        await storm;
        acknowledged.Count.ShouldBeGreaterThan(Rows * 9 / 10);
        var written = cluster.Nodes.SelectMany(node => node.Done).Select(KeyOf).ToHashSet();
        acknowledged.Keys.Where(k => !written.Contains(k)).ShouldBeEmpty();
    }

    private static byte[]? Answer(FakeNode node, FakeRequest write, ConcurrentRandom random)
    {
        switch (random.Next(1000))
        {
            case < 25:
                return FakeAnswers.Error(ErrorCode.Overloaded, "busy");
            case < 50:
                return FakeAnswers.Error(ErrorCode.IsBootstrapping, "not yet");
            case < 75:
                return FakeAnswers.Error(ErrorCode.ServerError, "a fault");
            case 75:
                node.Prepared.Clear();
                return FakeAnswers.Unprepared(write.StatementId);
            default:
                node.Done.Enqueue(write);
                return null;
        }
    }

    /// <summary>Stops and starts one node after another, so that two are up at any time.</summary>
    private static async Task StormAsync(FakeCluster cluster, CqlSession session, ConcurrentRandom random, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var node = cluster.Nodes[random.Next(3)];
            var host = session.State.Hosts.Single(host => host.Address.Equals(node.EndPoint));
            await node.StopAsync();
            await TestSession.UntilAsync(() => !host.IsUp, "the node is seen to be down");
            node.Start();
            await TestSession.UntilAsync(() => host.IsUp, "the node is back");
        }
    }

    private static async Task WriteAsync(CqlSession session, PreparedStatement insert, int k, ConcurrentDictionary<int, bool> acknowledged)
    {
        var row = RowBytes.Of(RowBytes.Int(k), RowBytes.Int(k));
        ReadOnlyMemory<byte>[] rows = [row, row];
        var token = Token.OfRow(row, 1);
        try
        {
            await (k % 2 == 0
                ? session.ExecuteAsync(insert, row, token, 1, Consistency.One)
                : session.BatchAsync(insert, rows, token, 1, Consistency.One));
            acknowledged.TryAdd(k, true).ShouldBeTrue();
        }
        catch (NoHostAvailableException failure)
        {
            failure.Failures.ShouldNotBeEmpty();
        }
    }

    /// <summary>The second value is the key again, and the last four bytes of the row; the timestamp follows, and nothing else.</summary>
    private static int KeyOf(FakeRequest write)
    {
        var row = write.Opcode == Opcode.Batch ? write.Body.AsSpan(..^11) : write.Body.AsSpan(..^8);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(row[^4..]);
    }
}
