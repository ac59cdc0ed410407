namespace MongoEtl.Cassandra.Tests;

/// <summary>Three nodes on 127.0.0.1, .2 and .3 that form one cluster; a test that stops one starts it again before it ends.</summary>
public sealed class CassandraClusterFixture : IAsyncLifetime
{
    private readonly List<CassandraNode> _nodes = [];

    /// <summary>The nodes, in the order of their addresses.</summary>
    public IReadOnlyList<CassandraNode> Nodes
    {
        get
        {
            CassandraFixture.RequireOrSkip();
            return _nodes;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (CassandraNode.Absence is not null)
            return;
        var port = CassandraNode.FreePort("127.0.0.1");
        var storagePort = CassandraNode.FreePort("127.0.0.1");
        for (var i = 1; i <= 3; i++)
            _nodes.Add(await CassandraNode.StartAsync(new CassandraNodeOptions
            {
                Address = $"127.0.0.{i}",
                Port = port,
                StoragePort = storagePort,
                Seeds = $"127.0.0.1:{storagePort}",
            }));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }
}
