using System.Net;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Nodes on 127.0.0.1, .2, ... that answer in version 4 as a cluster would, from a script: what they are asked is recorded, and
/// what they answer to writes can be chosen.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    private readonly List<FakeNode> _nodes = [];

    internal FakeCluster(int nodes)
    {
        Port = CassandraNode.FreePort("127.0.0.1");
        for (var i = 0; i < nodes; i++)
        {
            // The tokens divide the ring among the nodes; each owns what is at and below its own.
            var token = long.MinValue + (long)(ulong.MaxValue / (ulong)nodes * (ulong)(i + 1));
            _nodes.Add(new FakeNode(this, new IPEndPoint(IPAddress.Parse($"127.0.0.{i + 1}"), Port), token));
        }
    }

    internal int Port { get; }

    internal IReadOnlyList<FakeNode> Nodes => _nodes;

    /// <summary>Nodes that the others have in their tables.</summary>
    internal List<FakeNode> Members { get; } = [];

    /// <summary>False as in ScyllaDB and before Cassandra 4.0: only system.peers, where nodes that listen everywhere say 0.0.0.0.</summary>
    internal bool HasPeersV2 { get; set; } = true;

    /// <summary>The replication of keyspace <c>ks</c>.</summary>
    internal int ReplicationFactor { get; set; } = 1;

    internal SessionOptions Options => new()
    {
        ContactPoints = [new ContactPoint("127.0.0.1", Port)],
        HighestVersion = ProtocolVersion.V4,
        Keyspace = "ks",
        RetryPause = TimeSpan.FromMilliseconds(1),
        Reconnection = new ReconnectionPolicy(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100)),
    };

    /// <summary>Starts every node.</summary>
    internal FakeCluster Start()
    {
        Members.AddRange(_nodes);
        foreach (var node in _nodes)
            node.Start();
        return this;
    }

    /// <summary>The node that keeps a token when there is one copy.</summary>
    internal FakeNode OwnerOf(Token token) => _nodes.First(node => token.Value <= node.Token || node == _nodes[^1]);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.StopAsync();
    }
}
