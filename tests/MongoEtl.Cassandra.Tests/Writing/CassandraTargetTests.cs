using MongoEtl.Runtime;

namespace MongoEtl.Cassandra.Tests;

[Trait("Category", "Server")]
public sealed class CassandraTargetTests(CassandraFixture cassandra)
{
    private const long Timestamp = 1_700_000_000_000_000;
    private static int s_keyspaces;

    [Fact]
    public async Task Rows_of_many_batches_arrive_with_the_timestamp_of_the_run_and_without_tombstones()
    {
        var (target, session, keyspace) = await CreateAsync();
        await using var ownTarget = target;
        await using var ownSession = session;
        var entity = WrittenTables.Entity(WrittenTables.Table("line"));
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        var rows = Enumerable.Range(0, 6000).Select(i => ($"room {i % 50}", i, i % 3 == 0 ? null : $"text {i}")).ToList();
        await using (var writer = await target.OpenWriterAsync(entity, Timestamp, default))
        {
            foreach (var chunk in rows.Chunk(500))
            {
                using var buffer = WrittenTables.Rows(chunk);
                await writer.WriteAsync([buffer], default);
            }
            await writer.AcknowledgeAsync(default);
        }

        var read = await TestSession.ReadAsync(session, $"SELECT room, number, text, writetime(text) FROM {keyspace}.line",
            row => (row.GetText(0)!, row.GetInt(1)!.Value, row.GetText(2), row.GetBigint(3)));
        read.Select(row => (row.Item1, row.Item2, row.Item3)).Order().ShouldBe(rows.Order());
        read.Where(row => row.Item3 is not null).ShouldAllBe(row => row.Item4 == Timestamp);
        // The least bucket of the server's histogram is 1. A third of the 6,000 rows has no text: written as nulls, one read would meet hundreds.
        (await MostTombstonesAsync(session, keyspace)).ShouldBeLessThanOrEqualTo(1);
        for (var number = 0; number < 500; number += 50)
            await session.QueryAsync($"DELETE text FROM {keyspace}.line WHERE room = 'room 0' AND number = {number}");
        await TestSession.ReadAsync(session, $"SELECT text FROM {keyspace}.line WHERE room = 'room 0'", row => row.GetText(0));
        (await MostTombstonesAsync(session, keyspace)).ShouldBeGreaterThan(1, "tombstones would have been seen");
    }

    [Fact]
    public async Task A_batch_that_the_server_finds_too_large_is_sent_in_parts()
    {
        var (target, session, keyspace) = await CreateAsync();
        await using var ownTarget = target;
        await using var ownSession = session;
        var entity = WrittenTables.Entity(WrittenTables.Table("line"));
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        await using var writer = await target.OpenWriterAsync(entity, Timestamp, default);
        var rows = Enumerable.Range(0, 100).Select(i => ("room", i, (string?)new string('x', 20_000))).ToList();
        using var buffer = WrittenTables.Rows(rows);
        await writer.WriteAsync([buffer], default);
        await writer.AcknowledgeAsync(default);
        (await TestSession.ReadAsync(session, $"SELECT number FROM {keyspace}.line", row => row.GetInt(0))).Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_row_that_the_server_refuses_is_told_and_after_a_reset_the_others_can_be_written()
    {
        var (target, session, keyspace) = await CreateAsync();
        await using var ownTarget = target;
        await using var ownSession = session;
        var entity = WrittenTables.Entity(WrittenTables.Table("line"));
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        await using var writer = await target.OpenWriterAsync(entity, Timestamp, default);
        // More than an index takes, which only the server knows of.
        await session.ChangeSchemaAsync($"CREATE INDEX ON {keyspace}.line (text)");
        using (var wrong = WrittenTables.Rows([("a", 1, "good"), ("b", 1, new string('x', 70_000)), ("c", 1, "good")]))
        {
            var refused = await Should.ThrowAsync<RowsRefusedException>(async () =>
            {
                await writer.WriteAsync([wrong], default);
                await writer.AcknowledgeAsync(default);
            });
            refused.Message.ShouldContain("refused a row of line");
        }
        await writer.ResetAsync(default);
        using var right = WrittenTables.Rows([("a", 1, "good"), ("c", 1, "good")]);
        await writer.WriteAsync([right], default);
        await writer.AcknowledgeAsync(default);
        (await TestSession.ReadAsync(session, $"SELECT room FROM {keyspace}.line", row => row.GetText(0))).Order().ShouldBe(["a", "c"]);
    }

    [Fact]
    public void A_row_larger_than_any_mutation_is_not_even_sent()
    {
        const int keyAndLengths = 1 + sizeof(int) + 3 * sizeof(int);
        using (var largest = WrittenTables.Rows([("a", 1, new string('x', CqlWriter.MostRowBytes - keyAndLengths))]))
            largest.Rows.ShouldBe(1);
        Should.Throw<DocumentException>(() => WrittenTables.Rows([("a", 1, new string('x', CqlWriter.MostRowBytes - keyAndLengths + 1))]))
            .Message.ShouldContain("its row of line has");
    }

    [Fact]
    public async Task Rows_are_found_by_key_and_deleted_up_to_a_timestamp()
    {
        var (target, session, keyspace) = await CreateAsync();
        await using var ownTarget = target;
        await using var ownSession = session;
        var table = WrittenTables.Table("line") with { NewestColumn = "text", SourceIdColumn = "text" };
        var entity = WrittenTables.Entity(table);
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        await using var writer = await target.OpenWriterAsync(entity, Timestamp, default);
        using var rows = WrittenTables.Rows([("a", 1, "x"), ("b", 2, null)]);
        await writer.WriteAsync([rows], default);
        await writer.AcknowledgeAsync(default);
        using var asked = WrittenTables.Rows([("a", 1, null), ("b", 2, null), ("c", 3, null)]);

        (await target.FindRowsAsync(table, asked.Written, default)).Select(row => row is null ? null : $"{row.Newest.Length} {row.SourceId ?? "-"}")
            .ShouldBe(["1 x", "0 -", null]);
        await target.RemoveRowsAsync(entity, [asked], Timestamp - 1, default);
        (await target.FindRowsAsync(table, asked.Written, default)).Count(row => row is not null).ShouldBe(2, "they were written later");
        await target.RemoveRowsAsync(entity, [asked], Timestamp, default);
        (await TestSession.ReadAsync(session, $"SELECT room FROM {keyspace}.line", row => row.GetText(0))).ShouldBeEmpty("of equal timestamps the delete wins");
    }

    [Fact]
    public async Task Preparing_twice_changes_nothing_and_a_missing_column_is_added()
    {
        var (target, session, keyspace) = await CreateAsync();
        await using var ownTarget = target;
        await using var ownSession = session;
        var entity = WrittenTables.Entity(WrittenTables.Table("line"));
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        var schema = await SchemaAsync(session);
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        (await SchemaAsync(session)).ShouldBe(schema);
        var wider = WrittenTables.Entity(WrittenTables.Table("line", hasExtra: true));
        await target.PrepareAsync(WrittenTables.PlanOf(wider), [wider], default);
        (await ColumnsAsync(session, keyspace)).ShouldBe(["extra int", "number int", "room text", "text text"]);
    }

    [Fact]
    public async Task A_column_of_another_type_or_another_key_stops_before_anything_is_changed()
    {
        var (target, session, keyspace) = await CreateAsync();
        await using var ownTarget = target;
        await using var ownSession = session;
        var entity = WrittenTables.Entity(WrittenTables.Table("line"));
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        var schema = await SchemaAsync(session);

        var typed = WrittenTables.Entity(WrittenTables.Table("another"), WrittenTables.Table("line", textType: "int"));
        (await Should.ThrowAsync<TargetException>(() => target.PrepareAsync(WrittenTables.PlanOf(typed), [typed], default))).Message
            .ShouldContain($"Column text of Cassandra table {keyspace}.line is text and has to be int.");
        var ordered = WrittenTables.Entity(WrittenTables.Table("another"), WrittenTables.Table("line", descending: false));
        (await Should.ThrowAsync<TargetException>(() => target.PrepareAsync(WrittenTables.PlanOf(ordered), [ordered], default))).Message
            .ShouldContain("is ((room), number DESC) and has to be ((room), number)");
        (await SchemaAsync(session)).ShouldBe(schema);
    }

    [Fact]
    public async Task Truncating_empties_the_tables_that_are_there()
    {
        var (target, session, keyspace) = await CreateAsync();
        await using var ownTarget = target;
        await using var ownSession = session;
        var entity = WrittenTables.Entity(WrittenTables.Table("line"));
        await target.TruncateAsync([entity], default);
        await target.PrepareAsync(WrittenTables.PlanOf(entity), [entity], default);
        await using (var writer = await target.OpenWriterAsync(entity, Timestamp, default))
        {
            using var rows = WrittenTables.Rows([("a", 1, "x")]);
            await writer.WriteAsync([rows], default);
            await writer.AcknowledgeAsync(default);
        }
        await target.TruncateAsync([entity], default);
        (await TestSession.ReadAsync(session, $"SELECT room FROM {keyspace}.line", row => row.GetText(0))).ShouldBeEmpty();
    }

    private async Task<(CassandraTarget Target, CqlSession Session, string Keyspace)> CreateAsync()
    {
        var endPoint = await cassandra.EndPointAsync();
        var keyspace = $"target{Interlocked.Increment(ref s_keyspaces)}";
        var options = new CassandraOptions { Hosts = [$"{endPoint}"], Keyspace = keyspace, WriteConsistency = "ONE" };
        return (new CassandraTarget(options), await CqlSession.ConnectAsync(options.Session(_ => { })), keyspace);
    }

    /// <summary>The most tombstones that a read of the keyspace's table met so far.</summary>
    private static async Task<double> MostTombstonesAsync(CqlSession session, string keyspace) => (await TestSession.ReadAsync(
        session, "SELECT keyspace_name, max FROM system_views.tombstones_per_read", row => (Keyspace: row.GetText(0), Most: row.GetDouble(1) ?? 0)))
        .Where(row => row.Keyspace == keyspace).Sum(row => row.Most);

    private static async Task<string?> SchemaAsync(CqlSession session) =>
        (await TestSession.ReadAsync(session, "SELECT schema_version FROM system.local", row => row.GetUuid(0)))[0].ToString();

    private static async Task<List<string>> ColumnsAsync(CqlSession session, string keyspace) => [.. (await TestSession.ReadAsync(
        session, $"SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = '{keyspace}' AND table_name = 'line'",
        row => $"{row.GetText(0)} {row.GetText(1)}")).Order()];
}
