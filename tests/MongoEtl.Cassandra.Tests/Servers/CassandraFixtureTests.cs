using System.Net.Sockets;

namespace MongoEtl.Cassandra.Tests;

[Trait("Category", "Server")]
public sealed class CassandraFixtureTests(CassandraFixture cassandra)
{
    [Fact]
    public async Task The_node_takes_connections()
    {
        var endPoint = await cassandra.EndPointAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(endPoint);
        client.Connected.ShouldBeTrue();
    }
}
