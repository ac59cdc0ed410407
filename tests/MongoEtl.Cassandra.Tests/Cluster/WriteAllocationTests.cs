namespace MongoEtl.Cassandra.Tests;

[Trait("Category", "Server")]
[Collection<WriteAllocationGroup>]
public sealed class WriteAllocationTests(CassandraFixture cassandra)
{
    private const int Rows = 10_000;
    private const int BytesPerRow = 16;

    [Fact]
    public async Task Writes_allocate_nothing_once_under_way()
    {
        await using var session = await CqlSession.ConnectAsync(TestSession.Options(await cassandra.EndPointAsync()));
        await TestSession.UseNewKeyspaceAsync(session);
        await session.ChangeSchemaAsync("CREATE TABLE t (k bigint PRIMARY KEY, v text)");
        var insert = await session.PrepareAsync("INSERT INTO t (k, v) VALUES (?, ?)");
        var rows = new byte[Rows][];
        for (var k = 0; k < Rows; k++)
            rows[k] = RowBytes.Of(RowBytes.Bigint(k), RowBytes.Text("some text"));
        var inFlight = new ValueTask[256];
        await WriteAsync(session, insert, rows, inFlight);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await WriteAsync(session, insert, rows, inFlight);
        // Timers, the reading of heartbeats and a larger table of streams are left.
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(Rows * BytesPerRow);
    }

    private static async Task WriteAsync(CqlSession session, PreparedStatement insert, byte[][] rows, ValueTask[] inFlight)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (i >= inFlight.Length)
                await inFlight[i % inFlight.Length];
            inFlight[i % inFlight.Length] = session.ExecuteAsync(insert, rows[i], Token.OfRow(rows[i], 1), 1, Consistency.One);
        }
        foreach (var write in inFlight)
            await write;
    }
}
