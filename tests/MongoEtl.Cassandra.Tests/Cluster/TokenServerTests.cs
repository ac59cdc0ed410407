namespace MongoEtl.Cassandra.Tests;

/// <summary>Our tokens against the server's own <c>token()</c>, for 100,000 keys of all kinds.</summary>
[Trait("Category", "Server")]
public sealed class TokenServerTests(CassandraFixture cassandra)
{
    private const int KeysPerTable = 15_000;
    private const int InFlight = 256;

    [Theory]
    [InlineData("k int", 1)]
    [InlineData("k bigint", 1)]
    [InlineData("k text", 1)]
    [InlineData("k uuid", 1)]
    [InlineData("k timeuuid", 1)]
    [InlineData("k blob", 1)]
    [InlineData("k text, l blob, m bigint", 3)]
    public async Task Tokens_equal_the_servers(string columns, int count)
    {
        await using var session = await CqlSession.ConnectAsync(TestSession.Options(await cassandra.EndPointAsync()));
        await TestSession.UseNewKeyspaceAsync(session);
        var names = string.Join(", ", columns.Split(", ").Select(column => column.Split(' ')[0]));
        await session.ChangeSchemaAsync($"CREATE TABLE t ({columns}, ours bigint, PRIMARY KEY (({names})))");
        var markers = string.Join(", ", Enumerable.Repeat("?", count + 1));
        var insert = await session.PrepareAsync($"INSERT INTO t ({names}, ours) VALUES ({markers})");
        await WriteAsync(session, insert, columns, count);
        var read = await TestSession.ReadAsync(
            session, $"SELECT ours, token({names}) FROM t", row => (Ours: row.GetBigint(0), Theirs: row.GetBigint(1)), 5000);
        read.Count.ShouldBe(KeysPerTable);
        read.Where(pair => pair.Ours != pair.Theirs).ShouldBeEmpty();
    }

    /// <summary>Writes each key beside the token that we give it.</summary>
    private static async Task WriteAsync(CqlSession session, PreparedStatement insert, string columns, int count)
    {
        var random = new Random(columns.Length);
        var writing = new Queue<ValueTask>();
        for (var i = 0; i < KeysPerTable; i++)
        {
            var key = RowBytes.Of([.. columns.Split(", ").Select(column => Value(column.Split(' ')[1], i, random))]);
            var token = Token.OfRow(key, count);
            writing.Enqueue(session.ExecuteAsync(
                insert, (byte[])[.. key, .. RowBytes.Of(RowBytes.Bigint(token.Value))], token, null, Consistency.One));
            if (writing.Count == InFlight)
                await writing.Dequeue();
        }
        while (writing.TryDequeue(out var write))
            await write;
    }

    /// <summary>Distinct values, of lengths around those of the hash's blocks where the type has none of its own.</summary>
    private static byte[] Value(string type, int i, Random random)
    {
        var bytes = new byte[random.Next(70)];
        random.NextBytes(bytes);
        switch (type)
        {
            case "int":
                return RowBytes.Int(unchecked(i * -1_640_531_535));
            case "bigint":
                return RowBytes.Bigint(unchecked(i * -7_046_029_254_386_353_131));
            case "text":
                return RowBytes.Text($"{i:x}{string.Concat(bytes.Select(b => (char)(0x20 + (b * 7))))}");
            case "blob":
                return [.. RowBytes.Int(i), .. bytes];
            default:
                var uuid = Guid.NewGuid().ToByteArray(bigEndian: true);
                if (type == "timeuuid")
                    uuid[6] = (byte)(0x10 | (uuid[6] & 0x0F));
                return uuid;
        }
    }
}
