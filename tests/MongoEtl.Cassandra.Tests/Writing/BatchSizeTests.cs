namespace MongoEtl.Cassandra.Tests;

[Trait("Category", "Server")]
public sealed class BatchSizeTests(CassandraFixture cassandra)
{
    [Fact]
    public async Task The_largest_group_of_a_partition_is_taken_without_a_warning()
    {
        var endPoint = await cassandra.EndPointAsync();
        await using var session = await CqlSession.ConnectAsync(TestSession.Options(endPoint));
        var keyspace = await TestSession.UseNewKeyspaceAsync(session);
        var table = WrittenTables.Table("line");
        await session.ChangeSchemaAsync(table.CreateStatement);
        await using var connection = await CqlConnection.OpenAsync(endPoint, new ConnectionOptions { Keyspace = keyspace });
        var insert = (PreparedResult)await connection.SendAsync(new PrepareRequest(table.InsertStatement));
        foreach (var length in (int[])[3, 900])
        {
            var rows = LargestGroup(length);
            rows.Length.ShouldBeGreaterThan(10);
            var request = new RowBatchRequest(insert.Id, rows, valueCount: 3, new WriteParameters(Consistency.One));
            (await connection.SendAsync(request)).Warnings.ShouldBeEmpty($"{rows.Length} rows of {length} characters");
        }
    }

    private static ReadOnlyMemory<byte>[] LargestGroup(int length)
    {
        var window = new RowWindow(partitionKeyColumns: 1, keyColumns: 2, new ChunkPool());
        var groups = new PartitionGroups(window);
        var rows = new List<ReadOnlyMemory<byte>>();
        while (true)
        {
            using var written = WrittenTables.Rows([("room", rows.Count, new string('x', length))]);
            var row = written.Written[sizeof(int)..].ToArray();
            if (groups.Add(window.Add(row)).Count > 0)
                return [.. rows];
            rows.Add(row);
        }
    }
}
