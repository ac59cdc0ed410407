using System.Net;
using MongoEtl.Cassandra.Tests;

[assembly: AssemblyFixture(typeof(CassandraFixture))]

namespace MongoEtl.Cassandra.Tests;

/// <summary>One Cassandra node without authentication for the test project, started when a test first asks for it.</summary>
public sealed class CassandraFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _turn = new(1);
    private CassandraNode? _node;

    /// <summary>Where the node takes the native protocol. Skips the test where no server can be had.</summary>
    public async Task<IPEndPoint> EndPointAsync()
    {
        RequireOrSkip();
        await _turn.WaitAsync();
        try
        {
            _node ??= await CassandraNode.StartAsync(new CassandraNodeOptions { FlushesSchema = false });
            return _node.EndPoint;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Skips the test for want of a server, except where the environment says that everything must be there.</summary>
    public static void RequireOrSkip()
    {
        if (CassandraNode.Absence is not { } absence)
            return;
        if (Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") == "1")
            Assert.Fail(absence);
        Assert.Skip(absence);
    }

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        _turn.Dispose();
    }
}
