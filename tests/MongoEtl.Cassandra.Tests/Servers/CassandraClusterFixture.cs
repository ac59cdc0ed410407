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
        foreach (var node in _nodes)
            await UntilItKnowsAllAsync(node);
    }

    /// <summary>A node takes connections before it has heard of all others; what is asked of it then is answered for a smaller cluster.</summary>
    private static async Task UntilItKnowsAllAsync(CassandraNode node)
    {
        var waiting = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            await using (var session = await CqlSession.ConnectAsync(new SessionOptions
            {
                ContactPoints = [new ContactPoint(node.EndPoint.Address.ToString(), node.EndPoint.Port)],
                ConnectTimeout = TimeSpan.FromSeconds(30),
            }))
            {
                if (session.State.Hosts.Count == 3)
                    return;
            }
            if (waiting.Elapsed > TimeSpan.FromMinutes(1))
                throw new TimeoutException($"after a minute {node.EndPoint} does not know all nodes of its cluster");
            await Task.Delay(200);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }
}
