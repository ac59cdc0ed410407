using System.Net;

namespace MongoEtl.Cassandra.Tests;

/// <summary>The protocol against a real Cassandra, in both versions.</summary>
[Trait("Category", "Server")]
public sealed class RealServerTests(CassandraFixture cassandra)
{
    private static int s_keyspaces;

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task A_connection_opens_and_answers_a_query(int version)
    {
        await using var connection = await OpenAsync(version);
        connection.Version.ShouldBe((ProtocolVersion)version);
        connection.Supported.Keys.ShouldContain("CQL_VERSION");
        var rows = (await connection.SendAsync(new QueryRequest("SELECT release_version, tokens FROM system.local"))).ShouldBeOfType<RowsResult>();
        rows.RowCount.ShouldBe(1);
        rows.Metadata.Columns![1].Type.ToString().ShouldBe("set<text>");
        var row = new CqlRowReader(rows);
        row.Read().ShouldBeTrue();
        row.GetText(0).ShouldNotBeNullOrEmpty();
        row.GetTexts(1).Length.ShouldBe(16);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Every_scalar_type_is_stored_and_read_back(int version)
    {
        await using var connection = await OpenInKeyspaceAsync(version);
        await connection.SendAsync(new QueryRequest("""
            CREATE TABLE every (k int PRIMARY KEY, a ascii, b bigint, c blob, d boolean, e date, f decimal, g double, h duration, i float, j inet,
              l smallint, m text, n time, o timestamp, p timeuuid, q tinyint, r uuid, s varint, t list<int>, u map<text, text>, v tuple<int, text>)
            """));
        var prepared = await PrepareAsync(connection, "INSERT INTO every (k, a, b, c, d, e, f, g, h, i, j, l, m, n, o, p, q, r, s, t, u, v) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        prepared.PartitionKeyMarkers.ShouldBe([0]);
        prepared.Markers[8].Type.Code.ShouldBe(CqlTypeCode.Duration);
        var uuid = Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        using var values = new ValueBuffer();
        AddEveryScalar(values, uuid);
        await connection.SendAsync(Execute(prepared, values));

        var rows = new CqlRowReader((RowsResult)await connection.SendAsync(new QueryRequest(
            "SELECT a, b, c, d, e, f, g, h, i, j, l, m, n, o, p, q, r, s, t, u, v FROM every WHERE k = 1")));
        rows.Read().ShouldBeTrue();
        (rows.GetText(0), rows.GetBigint(1), rows.GetBytes(2).ToArray().Length, rows.GetBoolean(3)).ShouldBe(("ascii", long.MinValue, 3, true));
        (rows.GetDate(4), rows.GetDecimal(5), rows.GetDouble(6)).ShouldBe((1, (-12345, 3), 1.5));
        (rows.GetDuration(7), rows.GetFloat(8), rows.GetInet(9)).ShouldBe((new CqlDuration(1, 2, 3), 2.5f, IPAddress.Parse("::1")));
        (rows.GetSmallint(10), rows.GetText(11), rows.GetTime(12), rows.GetTimestamp(13)).ShouldBe(((short)-2, "täxt", 3_600_000_000_000L, 5L));
        (rows.GetUuid(14), rows.GetTinyint(15), rows.GetUuid(16), rows.GetVarint(17)).ShouldBe((uuid, (sbyte)-1, uuid, -129));
        CqlDecoder.ReadCollection(rows.GetBytes(18), CqlDecoder.ReadInt).ShouldBe([1, 2]);
        rows.GetTextMap(19).ShouldBe(new Dictionary<string, string> { ["key"] = "value" });
        rows.Columns[20].Type.ToString().ShouldBe("tuple<int, text>");
        rows.Read().ShouldBeFalse();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Unset_values_keep_what_is_stored_and_timestamps_decide(int version)
    {
        await using var connection = await OpenInKeyspaceAsync(version);
        await connection.SendAsync(new QueryRequest("CREATE TABLE t (k int PRIMARY KEY, a text, b text)"));
        var prepared = await PrepareAsync(connection, "INSERT INTO t (k, a, b) VALUES (?, ?, ?)");
        await connection.SendAsync(Execute(prepared, Row(1, "first", "kept"), timestamp: 1000));
        await connection.SendAsync(Execute(prepared, Row(1, "second", null), timestamp: 2000));
        await connection.SendAsync(Execute(prepared, Row(1, "too old", "too old"), timestamp: 500));
        var rows = new CqlRowReader((RowsResult)await connection.SendAsync(new QueryRequest("SELECT a, b, writetime(a) FROM t")));
        rows.Read().ShouldBeTrue();
        (rows.GetText(0), rows.GetText(1), rows.GetBigint(2)).ShouldBe(("second", "kept", 2000L));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Batches_pages_and_warnings(int version)
    {
        await using var connection = await OpenInKeyspaceAsync(version);
        await connection.SendAsync(new QueryRequest("CREATE TABLE t (k int, c int, a text, PRIMARY KEY (k, c))"));
        var prepared = await PrepareAsync(connection, "INSERT INTO t (k, c, a) VALUES (?, ?, ?)");
        using var statements = new BatchStatements();
        // Rows of one partition are one mutation, whose size the server does not compare with its thresholds for batches.
        AddRows(statements, prepared, rows: 250, sizeEach: 1000, row => 1);
        var large = new BatchRequest(BatchType.Unlogged, statements, new WriteParameters(Consistency.One, DefaultTimestamp: 77));
        (await connection.SendAsync(large)).ShouldBeSameAs(VoidResult.Plain);
        AddRows(statements, prepared, rows: 10, sizeEach: 1000, row => 1000 + row);
        var wide = await connection.SendAsync(new BatchRequest(BatchType.Unlogged, statements, new WriteParameters(Consistency.One)));
        wide.ShouldBeOfType<VoidResult>().Warnings.ShouldHaveSingleItem().ShouldContain("exceeding specified threshold");
        AddRows(statements, prepared, rows: 100, sizeEach: 1000, row => 1000 + row);
        (await FailsAsync<InvalidException>(connection, new BatchRequest(BatchType.Unlogged, statements, new WriteParameters(Consistency.One))))
            .ServerMessage.ShouldContain("Batch too large");
        statements.Clear();
        for (var row = 0; row < 25; row++)
            statements.AddQuery($"INSERT INTO t (k, c, a) VALUES (2, {row}, 'a')");
        (await connection.SendAsync(new BatchRequest(BatchType.Unlogged, statements, new WriteParameters(Consistency.One)))).ShouldBeOfType<VoidResult>();

        var (read, pages) = (0, 0);
        ReadOnlyMemory<byte>? state = null;
        do
        {
            var page = (RowsResult)await connection.SendAsync(
                new QueryRequest("SELECT c FROM t WHERE k = 2", new QueryParameters { PageSize = 10, PagingState = state }));
            var rows = new CqlRowReader(page);
            while (rows.Read())
                rows.GetInt(0).ShouldBe(read++);
            state = page.PagingState;
            pages++;
        }
        while (state is not null);
        (read, pages).ShouldBe((25, 3));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Large_requests_and_answers_cross_segments(int version)
    {
        await using var connection = await OpenInKeyspaceAsync(version);
        await connection.SendAsync(new QueryRequest("CREATE TABLE t (k int PRIMARY KEY, a blob)"));
        var prepared = await PrepareAsync(connection, "INSERT INTO t (k, a) VALUES (?, ?)");
        var random = new Random(1);
        foreach (var length in new[] { 131_000, 131_071, 131_072, 262_144, 1_000_000 })
        {
            var blob = new byte[length];
            random.NextBytes(blob);
            using var values = new ValueBuffer();
            values.AddInt(length);
            values.AddBytes(blob);
            await connection.SendAsync(Execute(prepared, values));
            var rows = new CqlRowReader((RowsResult)await connection.SendAsync(new QueryRequest($"SELECT a FROM t WHERE k = {length}")));
            rows.Read().ShouldBeTrue();
            rows.GetBytes(0).SequenceEqual(blob).ShouldBeTrue($"{length} bytes");
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Errors_are_of_their_own_classes(int version)
    {
        await using var connection = await OpenInKeyspaceAsync(version);
        await connection.SendAsync(new QueryRequest("CREATE TABLE t (k int PRIMARY KEY)"));
        (await FailsAsync<SyntaxErrorException>(connection, new QueryRequest("SELEC"))).Retry.ShouldBe(RetryAdvice.Never);
        (await FailsAsync<InvalidException>(connection, new QueryRequest("SELECT * FROM missing"))).ServerMessage.ShouldContain("missing");
        (await FailsAsync<AlreadyExistsException>(connection, new QueryRequest("CREATE TABLE t (k int PRIMARY KEY)"))).Table.ShouldBe("t");
        var unavailable = await FailsAsync<UnavailableException>(connection,
            new QueryRequest("INSERT INTO t (k) VALUES (1)", new QueryParameters { Consistency = Consistency.Three }));
        (unavailable.Consistency, unavailable.Required, unavailable.Alive).ShouldBe((Consistency.Three, 3, 1));
        var unprepared = await FailsAsync<UnpreparedException>(connection, new ExecuteRequest(new byte[16], new byte[16], new QueryParameters()));
        unprepared.StatementId.ToArray().ShouldBe(new byte[16]);
        unprepared.Retry.ShouldBe(RetryAdvice.Now);
        connection.IsOpen.ShouldBeTrue();
        var traced = await connection.SendAsync(new QueryRequest("SELECT key FROM system.local", new QueryParameters(), tracing: true));
        traced.TracingId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Thousands_of_requests_of_many_senders_are_in_flight(int version)
    {
        await using var connection = await OpenInKeyspaceAsync(version);
        await connection.SendAsync(new QueryRequest("CREATE TABLE t (k int PRIMARY KEY, a text, b text)"));
        var prepared = await PrepareAsync(connection, "INSERT INTO t (k, a, b) VALUES (?, ?, ?)");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
        {
            using var values = new ValueBuffer();
            var waiting = new List<ValueTask<Response>>();
            for (var row = 0; row < 1000; row++)
            {
                values.Clear();
                values.AddInt(sender * 1000 + row);
                values.AddText("a");
                values.AddUnset();
                waiting.Add(connection.SendAsync(Execute(prepared, values)));
            }
            foreach (var request in waiting)
                (await request).ShouldBeSameAs(VoidResult.Plain);
        })));
        connection.InFlight.ShouldBe(0);
        var rows = new CqlRowReader((RowsResult)await connection.SendAsync(new QueryRequest("SELECT count(*) FROM t")));
        rows.Read().ShouldBeTrue();
        rows.GetBigint(0).ShouldBe(4000);
    }

    [Fact]
    public async Task Schema_changes_arrive_as_events_and_version_5_names_keyspaces_in_requests()
    {
        var changed = new TaskCompletionSource<SchemaChange>();
        var options = new ConnectionOptions
        {
            OnEvent = serverEvent =>
            {
                if (serverEvent is SchemaChangeEvent { Change.Target: "TABLE", Change.Name: "watched" } change)
                    changed.TrySetResult(change.Change);
            },
        };
        await using var watcher = await CqlConnection.OpenAsync(await cassandra.EndPointAsync(), options);
        await watcher.SendAsync(new RegisterRequest(RegisterRequest.SchemaChange, RegisterRequest.StatusChange, RegisterRequest.TopologyChange));
        await using var connection = await OpenAsync(5);
        var keyspace = await CreateKeyspaceAsync(connection);
        var inKeyspace = new QueryParameters { Keyspace = keyspace };
        (await connection.SendAsync(new QueryRequest("CREATE TABLE watched (k int PRIMARY KEY)", inKeyspace))).ShouldBeOfType<SchemaChangeResult>()
            .Change.ShouldBeEquivalentTo(new SchemaChange("CREATED", "TABLE", keyspace, "watched", []));
        (await changed.Task.WaitAsync(TimeSpan.FromSeconds(30))).Keyspace.ShouldBe(keyspace);
        (await connection.SendAsync(new PrepareRequest("SELECT * FROM watched", keyspace))).ShouldBeOfType<PreparedResult>()
            .Rows.ColumnCount.ShouldBe(1);
    }

    private async Task<CqlConnection> OpenAsync(int version, string? keyspace = null) => await CqlConnection.OpenAsync(
        await cassandra.EndPointAsync(),
        new ConnectionOptions { HighestVersion = (ProtocolVersion)version, Keyspace = keyspace, ConnectTimeout = TimeSpan.FromSeconds(20) });

    private async Task<CqlConnection> OpenInKeyspaceAsync(int version)
    {
        await using var first = await OpenAsync(version);
        return await OpenAsync(version, await CreateKeyspaceAsync(first));
    }

    private static async Task<string> CreateKeyspaceAsync(CqlConnection connection)
    {
        var keyspace = $"Protocol_{Interlocked.Increment(ref s_keyspaces)}";
        var create = $$"""CREATE KEYSPACE "{{keyspace}}" WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}""";
        (await connection.SendAsync(new QueryRequest(create))).ShouldBeOfType<SchemaChangeResult>().Change.Keyspace.ShouldBe(keyspace);
        return keyspace;
    }

    private static async Task<PreparedResult> PrepareAsync(CqlConnection connection, string statement) =>
        (await connection.SendAsync(new PrepareRequest(statement))).ShouldBeOfType<PreparedResult>();

    private static ExecuteRequest Execute(PreparedResult prepared, ValueBuffer values, long? timestamp = null) => new(
        prepared.Id, prepared.ResultMetadataId,
        new QueryParameters { Consistency = Consistency.One, Values = values.Encoded, ValueCount = values.Count, DefaultTimestamp = timestamp });

    private static ValueBuffer Row(int key, string a, string? b)
    {
        var values = new ValueBuffer();
        values.AddInt(key);
        values.AddText(a);
        if (b is null)
            values.AddUnset();
        else
            values.AddText(b);
        return values;
    }

    private static async Task<T> FailsAsync<T>(CqlConnection connection, IRequest request)
        where T : Exception =>
        await Should.ThrowAsync<T>(async () => await connection.SendAsync(request));

    private static void AddRows(BatchStatements statements, PreparedResult prepared, int rows, int sizeEach, Func<int, int> partition)
    {
        using var values = new ValueBuffer();
        statements.Clear();
        for (var row = 0; row < rows; row++)
        {
            values.Clear();
            values.AddInt(partition(row));
            values.AddInt(row);
            values.AddText(new string('x', sizeEach));
            statements.AddPrepared(prepared.Id.Span, values.Encoded.Span, values.Count);
        }
    }

    private static void AddEveryScalar(ValueBuffer values, Guid uuid)
    {
        values.AddInt(1);
        values.AddText("ascii");
        values.AddBigint(long.MinValue);
        values.AddBytes([1, 2, 3]);
        values.AddBoolean(true);
        values.AddDate(new DateOnly(1970, 1, 2));
        values.AddDecimal(-12.345m);
        values.AddDouble(1.5);
        values.AddDuration(new CqlDuration(1, 2, 3));
        values.AddFloat(2.5f);
        values.AddInet(IPAddress.Parse("::1"));
        values.AddSmallint(-2);
        values.AddText("täxt");
        values.AddTime(new TimeOnly(1, 0));
        values.AddTimestamp(DateTimeOffset.FromUnixTimeMilliseconds(5));
        values.AddUuid(uuid);
        values.AddTinyint(-1);
        values.AddUuid(uuid);
        values.AddVarint(-129);
        var list = values.BeginCollection(2);
        values.AddInt(1);
        values.AddInt(2);
        values.EndCollection(list);
        var map = values.BeginCollection(1);
        values.AddText("key");
        values.AddText("value");
        values.EndCollection(map);
        var tuple = values.BeginTuple();
        values.AddInt(7);
        values.AddNull();
        values.EndCollection(tuple);
    }
}
