namespace MongoEtl.Cassandra.Tests;

/// <summary>ScyllaDB's shards, as a scripted node offers them.</summary>
public sealed class ScyllaTests
{
    private const string Insert = "INSERT INTO t (k, v) VALUES (?, ?)";
    private const int Shards = 4;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_shard_has_a_connection_and_gets_its_own_keys(bool hasShardAwarePort)
    {
        await using var cluster = new FakeCluster(1) { HasPeersV2 = false };
        var node = cluster.Nodes[0];
        node.Shards = Shards;
        node.ShardAwarePort = hasShardAwarePort ? CassandraNode.FreePort("127.0.0.1") : null;
        cluster.Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        var insert = await session.PrepareAsync(Insert);
        var sharding = new ShardingInfo(Shards, 0, 12, null, null);
        var shardOf = new Dictionary<int, int>();
        var writes = new List<Task>();
        for (var k = 0; k < 200; k++)
        {
            var row = RowBytes.Of(RowBytes.Int(k), RowBytes.Int(k));
            shardOf[k] = sharding.ShardOf(Token.OfRow(row, 1));
            writes.Add(session.ExecuteAsync(insert, row, Token.OfRow(row, 1), 1, Consistency.One).AsTask());
        }
        await Task.WhenAll(writes);
        shardOf.Values.Distinct().Count().ShouldBe(Shards);
        foreach (var (k, shard) in shardOf)
        {
            var row = RowBytes.Of(RowBytes.Int(k), RowBytes.Int(k));
            node.Writes.Single(write => write.Body.AsSpan().IndexOf(row) >= 0).Connection.Shard.ShouldBe(shard, $"row {k}");
        }
        node.Connections.Count(connection => connection.IsShardAware).ShouldBe(hasShardAwarePort ? Shards - 1 : 0);
    }
}
