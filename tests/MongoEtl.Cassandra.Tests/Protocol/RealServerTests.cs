namespace MongoEtl.Cassandra.Tests;

/// <summary>The protocol against a real Cassandra.</summary>
[Trait("Category", "Server")]
public sealed class RealServerTests(CassandraFixture cassandra)
{
    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task A_connection_opens_and_answers_a_query(int version)
    {
        var endPoint = await cassandra.EndPointAsync();
        await using var connection = await CqlConnection.OpenAsync(endPoint, new ConnectionOptions { HighestVersion = (ProtocolVersion)version });
        connection.Version.ShouldBe((ProtocolVersion)version);
        connection.Supported.Keys.ShouldContain("CQL_VERSION");
        var rows = (await connection.SendAsync(new QueryRequest("SELECT release_version, tokens FROM system.local"))).ShouldBeOfType<RowsResult>();
        rows.RowCount.ShouldBe(1);
        rows.Metadata.Columns![1].Type.ToString().ShouldBe("set<text>");
    }
}
