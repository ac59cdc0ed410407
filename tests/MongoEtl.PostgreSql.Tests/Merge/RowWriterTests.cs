using MongoEtl.Runtime;
using Npgsql;
using static MongoEtl.PostgreSql.Tests.TestPlan;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class RowWriterTests(PostgresFixture postgres)
{
    private static readonly EntityPlan Town = EntityOf("town", 0, new TestTable("town", TestTable.Integer("id"), TestTable.Text("name")));

    [Fact]
    public async Task A_load_commits_rows_letters_counts_and_checkpoint_together()
    {
        await using var test = await OpenAsync(postgres, Town);
        await test.BeginAsync();
        await using var writer = await test.Store.Target.OpenWriterAsync(Town, LoadMode.Load, default);
        var start = await test.PartitionAsync(Town);
        await writer.BeginAsync(start, default);
        using var rows = Rows(Row(Town, 1, "a"), Row(Town, 2, null));
        await writer.WriteAsync([rows], default);
        await writer.WriteAsync([rows], default);
        var reached = start with { Position = new SourcePosition("p1"), IsDone = true, Counts = new EntityCounts { Read = 5 } };
        await writer.CommitAsync(reached, [Letter("x\0y")], default);

        (await test.QueryAsync("SELECT * FROM town ORDER BY 1")).ShouldBe(["(1,a)", "(1,a)", "(2,)", "(2,)"]);
        var stored = await test.PartitionAsync(Town);
        (stored.Position.Text, stored.IsDone, stored.Counts.Read).ShouldBe(("p1", true, 5));
        (await test.Store.State.CountDeadLettersAsync(default))[(Store.Postgres, "town")].ShouldBe(1);
    }

    [Fact]
    public async Task A_rolled_back_transaction_leaves_nothing_and_the_writer_goes_on()
    {
        await using var test = await OpenAsync(postgres, Town);
        await test.BeginAsync();
        await using var writer = await test.Store.Target.OpenWriterAsync(Town, LoadMode.Load, default);
        var start = await test.PartitionAsync(Town);
        using var rows = Rows(Row(Town, 1, "a"));
        await writer.BeginAsync(start, default);
        await writer.WriteAsync([rows], default);
        await writer.RollbackAsync(default);
        await writer.BeginAsync(start, default);
        await writer.WriteAsync([rows], default);
        await writer.CommitAsync(start with { Position = new SourcePosition("p1") }, [], default);
        (await test.QueryAsync("SELECT * FROM town")).ShouldBe(["(1,a)"]);
    }

    [Fact]
    public async Task A_checkpoint_that_moved_stops_the_writer()
    {
        await using var test = await OpenAsync(postgres, Town);
        await test.BeginAsync();
        var start = await test.PartitionAsync(Town);
        await test.WriteAsync(Town, LoadMode.Load, "p1", Row(Town, 1, "a"));
        await using var late = await test.Store.Target.OpenWriterAsync(Town, LoadMode.Load, default);
        (await Should.ThrowAsync<CheckpointMovedException>(() => late.BeginAsync(start, default))).Message.ShouldContain("town, partition 0");
    }

    [Fact]
    public async Task A_merge_counts_what_changed_and_a_repeat_writes_nothing()
    {
        await using var test = await OpenAsync(postgres, Town);
        await test.BeginAsync(LoadMode.Merge);
        await test.WriteAsync(Town, LoadMode.Merge, "p1", Row(Town, 1, "a"), Row(Town, 2, "b"), Row(Town, 1, "c"));
        (await test.PartitionAsync(Town)).Counts.Changed["town"].ShouldBe(2);
        var before = await test.QueryAsync("SELECT ctid, xmin, * FROM town ORDER BY id");
        await test.WriteAsync(Town, LoadMode.Merge, "p2", Row(Town, 1, "c"), Row(Town, 2, "b"));
        (await test.PartitionAsync(Town)).Counts.Changed["town"].ShouldBe(2);
        (await test.QueryAsync("SELECT ctid, xmin, * FROM town ORDER BY id")).ShouldBe(before);
        (await test.QueryAsync("SELECT * FROM town ORDER BY id")).ShouldBe(["(1,c)", "(2,b)"]);
    }

    [Theory]
    [InlineData(LoadMode.Load)]
    [InlineData(LoadMode.Merge)]
    public async Task Refused_rows_name_table_and_column_and_leave_the_writer_usable(LoadMode mode)
    {
        await using var test = await OpenAsync(postgres, Town);
        await test.BeginAsync(mode);
        await test.ExecuteAsync("ALTER TABLE town ADD CONSTRAINT short_names CHECK (length(name) < 4)");
        await using var writer = await test.Store.Target.OpenWriterAsync(Town, mode, default);
        var start = await test.PartitionAsync(Town);
        using var bad = Rows(Row(Town, 1, "secret value"));
        await writer.BeginAsync(start, default);
        var refused = await Should.ThrowAsync<RowsRefusedException>(async () =>
        {
            await writer.WriteAsync([bad], default);
            await writer.CommitAsync(start with { Position = new SourcePosition("p1") }, [], default);
        });
        (refused.Table, refused.Column, refused.SqlState).ShouldBe(("town", "short_names", "23514"));
        refused.Message.ShouldNotContain("secret");
        using var good = Rows(Row(Town, 1, "ok"));
        await writer.BeginAsync(start, default);
        await writer.WriteAsync([good], default);
        await writer.CommitAsync(start with { Position = new SourcePosition("p1") }, [], default);
        (await test.QueryAsync("SELECT * FROM town")).ShouldBe(["(1,ok)"]);
    }

    [Theory]
    [InlineData(LoadMode.Load, false)]
    [InlineData(LoadMode.Load, true)]
    [InlineData(LoadMode.Merge, false)]
    [InlineData(LoadMode.Merge, true)]
    public async Task A_terminated_connection_is_transient_leaves_nothing_and_is_replaced(LoadMode mode, bool beforeCommit)
    {
        await using var test = await OpenAsync(postgres, Town);
        await test.BeginAsync(mode);
        await using var writer = await test.Store.Target.OpenWriterAsync(Town, mode, default);
        var start = await test.PartitionAsync(Town);
        using var rows = Rows([.. Enumerable.Range(1, 5000).Select(id => Row(Town, id, "name of a town"))]);
        await writer.BeginAsync(start, default);
        if (beforeCommit)
            await writer.WriteAsync([rows], default);
        await test.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'mongoetl' AND xact_start IS NOT NULL AND pid <> pg_backend_pid()");
        var lost = await Should.ThrowAsync<TargetException>(async () =>
        {
            await writer.WriteAsync([rows], default);
            await writer.CommitAsync(start with { Position = new SourcePosition("p1") }, [], default);
        });
        lost.IsTransient.ShouldBeTrue(lost.Message);
        (await test.QueryAsync("SELECT * FROM town")).ShouldBeEmpty();
        await writer.RollbackAsync(default);
        await writer.BeginAsync(start, default);
        await writer.WriteAsync([rows], default);
        await writer.CommitAsync(start with { Position = new SourcePosition("p1") }, [], default);
        (await test.QueryAsync("SELECT count(*) FROM town")).ShouldBe(["(5000)"]);
    }

    [Fact]
    public async Task References_forward_in_a_merge_are_set_when_their_parent_has_come_and_a_repeat_writes_nothing()
    {
        var node = NodeOf(UnresolvedRule.Null);
        await using var test = await OpenAsync(postgres, node);
        await FinishLoadAsync(test, node, Row(node, 1, 99));
        for (var turn = 0; turn < 2; turn++)
        {
            await test.BeginAsync(LoadMode.Merge);
            var before = await test.QueryAsync("SELECT xmin, ctid, * FROM node ORDER BY id");
            await test.WriteAsync(node, LoadMode.Merge, "p1", Row(node, 1, 99), Row(node, 2, 3), Row(node, 5, 2));
            await test.WriteAsync(node, LoadMode.Merge, "p2", Row(node, 3, 1), Row(node, 4, 9));
            (await test.Store.Target.SettleAsync(node, [], default))["parent"].ShouldBe(2);
            await test.Store.Target.ConstrainAsync(node, default);
            (await test.QueryAsync("SELECT * FROM node ORDER BY id")).ShouldBe(["(1,)", "(2,3)", "(3,1)", "(4,)", "(5,2)"]);
            (await test.QueryAsync("SELECT FROM mongoetl.pending_references")).ShouldBeEmpty();
            (await test.QueryAsync("SELECT conname, convalidated FROM pg_constraint WHERE contype = 'f' AND conrelid = 'node'::regclass")).ShouldBe(["(node_parent_fkey,t)"]);
            if (turn == 1)
                (await test.QueryAsync("SELECT xmin, ctid, * FROM node ORDER BY id")).ShouldBe(before);
        }
    }

    [Fact]
    public async Task A_foreign_key_in_the_way_of_a_row_that_waits_for_its_parent_is_taken_away_and_added_again()
    {
        var node = NodeOf(UnresolvedRule.SkipRow);
        await using var test = await OpenAsync(postgres, node);
        await FinishLoadAsync(test, node, Row(node, 1, null));
        await test.BeginAsync(LoadMode.Merge);
        var way = await Should.ThrowAsync<TargetException>(() => test.WriteAsync(node, LoadMode.Merge, "p1", Row(node, 2, 3)));
        way.IsTransient.ShouldBeTrue();
        await test.WriteAsync(node, LoadMode.Merge, "p1", Row(node, 2, 3));
        await test.WriteAsync(node, LoadMode.Merge, "p2", Row(node, 3, 1), Row(node, 4, 9));
        (await test.Store.Target.SettleAsync(node, [], default))["parent"].ShouldBe(1);
        await test.Store.Target.ConstrainAsync(node, default);
        (await test.QueryAsync("SELECT * FROM node ORDER BY id")).ShouldBe(["(1,)", "(2,3)", "(3,1)"]);
        (await test.QueryAsync("SELECT conname, convalidated FROM pg_constraint WHERE contype = 'f' AND conrelid = 'node'::regclass")).ShouldBe(["(node_parent_fkey,t)"]);
    }

    [Fact]
    public async Task A_replay_forgets_the_letters_it_tried_and_merges_in_one_transaction()
    {
        await using var test = await OpenAsync(postgres, Town);
        await test.BeginAsync(LoadMode.Merge);
        await test.Store.State.AddDeadLettersAsync([Letter("one"), Letter("two")], default);
        await using var writer = await test.Store.Target.OpenWriterAsync(Town, LoadMode.Merge, default);
        using var rows = Rows(Row(Town, 1, "a"));
        await writer.BeginReplayAsync(default);
        await writer.WriteAsync([rows], default);
        var counts = new EntityCounts();
        await writer.CommitReplayAsync(["one", "two"], [Letter("two")], counts, default);
        counts.Changed["town"].ShouldBe(1);
        (await test.Store.State.EntityCountsAsync(Store.Postgres, "town", default)).Changed["town"].ShouldBe(1);
        var left = new List<string>();
        await foreach (var letter in test.Store.State.DeadLettersAsync(null, default))
            left.Add(letter.SourceId);
        left.ShouldBe(["two"]);
    }

    [Fact]
    public async Task A_replay_settles_references_at_its_end_and_never_takes_a_foreign_key_away()
    {
        foreach (var rule in new[] { UnresolvedRule.Null, UnresolvedRule.SkipRow })
        {
            var node = NodeOf(rule);
            await using var test = await OpenAsync(postgres, node);
            await FinishLoadAsync(test, node, Row(node, 1, null));
            await using var writer = await test.Store.Target.OpenWriterAsync(node, LoadMode.Merge, default);
            using var forward = Rows(Row(node, 2, 3));
            await writer.BeginReplayAsync(default);
            await writer.WriteAsync([forward], default);
            var commit = () => writer.CommitReplayAsync([], [], new EntityCounts(), default);
            if (rule == UnresolvedRule.SkipRow)
                await Should.ThrowAsync<RowsRefusedException>(commit);
            else
                await commit();
            using var parent = Rows(Row(node, 3, 1));
            await writer.BeginReplayAsync(default);
            await writer.WriteAsync([parent], default);
            await writer.CommitReplayAsync([], [], new EntityCounts(), default);
            await test.Store.Target.FinishAsync(node, default);
            (await test.QueryAsync("SELECT * FROM node ORDER BY id")).ShouldBe(rule == UnresolvedRule.Null ? ["(1,)", "(2,3)", "(3,1)"] : ["(1,)", "(3,1)"]);
            (await test.QueryAsync("SELECT FROM pg_constraint WHERE contype = 'f' AND conrelid = 'node'::regclass")).Count.ShouldBe(1);
        }
    }

    private static EntityPlan NodeOf(UnresolvedRule rule) => EntityOf("node", 0, new TestTable("node", TestTable.Integer("id"), TestTable.Integer("parent", nullable: true))
    {
        References = [("parent", 0, "node", rule, 0)],
    });

    private static async Task FinishLoadAsync(TestPlan test, EntityPlan entity, params Action<CopyWriter>[] rows)
    {
        await test.BeginAsync();
        await test.WriteAsync(entity, LoadMode.Load, "p1", rows);
        await test.Store.Target.BuildIndexesAsync(entity, default);
        await test.Store.Target.SettleAsync(entity, [], default);
        await test.Store.Target.ConstrainAsync(entity, default);
    }

    internal static DeadLetter Letter(string id) => new()
    {
        Entity = "town", Collection = "towns", SourceId = id, Kind = DeadLetterKind.Mismatch, Reason = "no reason", Document = [1, 2, 3],
    };
}
