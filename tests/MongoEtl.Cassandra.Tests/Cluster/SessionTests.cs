namespace MongoEtl.Cassandra.Tests;

[Trait("Category", "Server")]
public sealed class SessionTests(CassandraFixture cassandra)
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Rows_and_batches_are_written_and_read_back_with_their_timestamp(int version)
    {
        await using var session = await ConnectAsync(options => options with
        {
            HighestVersion = (ProtocolVersion)version,
            ConnectionsPerHost = 2,
        });
        await TestSession.UseNewKeyspaceAsync(session);
        await session.ChangeSchemaAsync("CREATE TABLE t (k int, c int, v text, PRIMARY KEY (k, c))");
        var insert = await session.PrepareAsync("INSERT INTO t (k, c, v) VALUES (?, ?, ?)");
        insert.PartitionKeyMarkers.ShouldBe([0]);
        var writes = new List<Task>();
        for (var k = 0; k < 500; k++)
        {
            var single = Row(k, 0);
            writes.Add(session.ExecuteAsync(insert, single, Token.OfRow(single, 1), 1_000_000 + k, Consistency.One).AsTask());
            ReadOnlyMemory<byte>[] rows = [Row(k, 1), Row(k, 2)];
            writes.Add(session.BatchAsync(insert, rows, Token.OfRow(single, 1), 1_000_000 + k, Consistency.One).AsTask());
        }
        await Task.WhenAll(writes);
        var read = await TestSession.ReadAsync(session, "SELECT k, c, v, writetime(v) FROM t",
            row => (row.GetInt(0), row.GetInt(1), row.GetText(2), row.GetBigint(3)), pageSize: 100);
        read.Order().ShouldBe(from k in Enumerable.Range(0, 500) from c in Enumerable.Range(0, 3)
                              select ((int?)k, (int?)c, (string?)$"{k}/{c}", (long?)(1_000_000 + k)));
    }

    [Fact]
    public async Task A_refused_row_is_told_at_once_and_not_sent_again()
    {
        await using var session = await ConnectAsync();
        await TestSession.UseNewKeyspaceAsync(session);
        await session.ChangeSchemaAsync("CREATE TABLE t (k int PRIMARY KEY, v int)");
        var insert = await session.PrepareAsync("INSERT INTO t (k, v) VALUES (?, ?)");
        var wrong = RowBytes.Of(RowBytes.Int(1), [1, 2, 3]);
        var write = session.ExecuteAsync(insert, wrong, Token.OfRow(wrong, 1), null, Consistency.One);
        await Should.ThrowAsync<InvalidException>(write.AsTask());
        session.Retries.ShouldBe(0);
        var right = RowBytes.Of(RowBytes.Int(1), RowBytes.Int(2));
        await session.ExecuteAsync(insert, right, Token.OfRow(right, 1), null, Consistency.One);
    }

    [Fact]
    public async Task Too_few_replicas_are_waited_for_and_then_told_with_the_reason()
    {
        await using var session = await ConnectAsync(options => options with { RetryPause = TimeSpan.FromMilliseconds(5), MostTries = 3 });
        await TestSession.UseNewKeyspaceAsync(session, "{'class': 'SimpleStrategy', 'replication_factor': 3}");
        await session.ChangeSchemaAsync("CREATE TABLE t (k int PRIMARY KEY)");
        var insert = await session.PrepareAsync("INSERT INTO t (k) VALUES (?)");
        var row = RowBytes.Of(RowBytes.Int(1));
        var error = await Should.ThrowAsync<NoHostAvailableException>(
            session.ExecuteAsync(insert, row, Token.OfRow(row, 1), null, Consistency.All).AsTask());
        error.InnerException.ShouldBeOfType<UnavailableException>();
        error.Failures.Count.ShouldBe(1);
        error.Message.ShouldContain("ALL needs 3 replicas and 1 are up");
        error.IsTransient.ShouldBeTrue();
        session.Retries.ShouldBe(3);
    }

    [Fact]
    public async Task An_unknown_keyspace_and_data_centre_are_told_in_one_line()
    {
        var options = TestSession.Options(await cassandra.EndPointAsync());
        var absent = await Should.ThrowAsync<ClusterException>(CqlSession.ConnectAsync(options with { Keyspace = "nowhere" }));
        absent.Message.ShouldBe("there is no keyspace \"nowhere\" in the cluster; create it, or correct CASSANDRA_KEYSPACE");
        var far = await Should.ThrowAsync<ClusterException>(CqlSession.ConnectAsync(options with { LocalDataCenter = "far" }));
        far.Message.ShouldBe("no node of the cluster is in the data centre \"far\"; set CASSANDRA_DATACENTER to one of datacenter1");
    }

    [Fact]
    public async Task Nobody_at_home_is_told_for_each_contact_point()
    {
        var port = CassandraNode.FreePort("127.0.0.1");
        var options = new SessionOptions
        {
            ContactPoints = [new ContactPoint("127.0.0.1", port), new ContactPoint("no-such-host.invalid", 9042)],
        };
        var error = await Should.ThrowAsync<NoHostAvailableException>(CqlSession.ConnectAsync(options));
        error.Failures.Count.ShouldBe(2);
        error.Message.ShouldContain($"127.0.0.1:{port}");
        error.Message.ShouldContain("no-such-host.invalid:9042");
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_cancelled_write_ends_and_the_session_goes_on()
    {
        await using var session = await ConnectAsync();
        await TestSession.UseNewKeyspaceAsync(session);
        await session.ChangeSchemaAsync("CREATE TABLE t (k int PRIMARY KEY)");
        var insert = await session.PrepareAsync("INSERT INTO t (k) VALUES (?)");
        var row = RowBytes.Of(RowBytes.Int(1));
        var token = Token.OfRow(row, 1);
        await Should.ThrowAsync<OperationCanceledException>(
            session.ExecuteAsync(insert, row, token, null, Consistency.One, new CancellationToken(canceled: true)).AsTask());
        await session.ExecuteAsync(insert, row, token, null, Consistency.One);
    }

    private async Task<CqlSession> ConnectAsync(Func<SessionOptions, SessionOptions>? change = null)
    {
        var options = TestSession.Options(await cassandra.EndPointAsync());
        return await CqlSession.ConnectAsync(change?.Invoke(options) ?? options);
    }

    private static byte[] Row(int k, int c) => RowBytes.Of(RowBytes.Int(k), RowBytes.Int(c), RowBytes.Text($"{k}/{c}"));
}
