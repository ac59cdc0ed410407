using MongoEtl.Runtime;
using static MongoEtl.PostgreSql.Tests.TestPlan;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class IndexAndKeyTests(PostgresFixture postgres)
{
    private static readonly TestTable Town = new("town", TestTable.Integer("id"), TestTable.Text("code"), TestTable.Text("mongo_id"))
    {
        Unique = [["code"]], Plain = ["mongo_id"], SourceId = "mongo_id", Serial = "id",
    };

    [Fact]
    public async Task Duplicates_of_a_unique_index_leave_one_row_and_become_letters_in_any_order_of_arrival()
    {
        string[][] kept = new string[2][];
        for (var turn = 0; turn < 2; turn++)
        {
            await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
            await test.BeginAsync();
            Action<CopyWriter>[] rows = [Row(test.Entity, 1, "x", "a"), Row(test.Entity, 2, "x", "b"), Row(test.Entity, 3, null, "c"), Row(test.Entity, 4, null, "d"), Row(test.Entity, 1, "y", "e")];
            await test.WriteAsync(test.Entity, LoadMode.Load, "p", turn == 0 ? rows : [.. rows.Reverse()]);
            var removed = await test.Store.Target.BuildIndexesAsync(test.Entity, default);
            removed.Select(row => (row.Table, row.SourceId, row.Kind)).ShouldBe([(0, "b", DeadLetterKind.Duplicate), (0, "e", DeadLetterKind.Duplicate)]);
            (await test.QueryAsync("SELECT source_id, table_name, path, length(document) FROM mongoetl.dead_letters ORDER BY 1")).ShouldBe(["(b,town,town_code_key,0)", "(e,town,town_pkey,0)"]);
            (await test.QueryAsync("SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'town'::regclass AND indisvalid ORDER BY 1")).Count.ShouldBe(3);
            (await test.Store.State.FindEntityAsync(Store.Postgres, "town", default))!.Phase.ShouldBe(EntityPhase.Keyed);
            kept[turn] = [.. await test.QueryAsync("SELECT * FROM town ORDER BY id")];
        }
        kept[0].ShouldBe(["(1,x,a)", "(3,,c)", "(4,,d)"]);
        kept[1].ShouldBe(kept[0]);
    }

    [Fact]
    public async Task Of_rows_that_compete_for_the_newest_place_the_others_are_no_letters()
    {
        var table = new TestTable("member", TestTable.Integer("id"), TestTable.Text("joined"), TestTable.Text("mongo_id")) { Newest = "joined", SourceId = "mongo_id" };
        await using var test = await OpenAsync(postgres, EntityOf("member", 0, table));
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p",
            Row(test.Entity, 1, null, "z"), Row(test.Entity, 1, "2020", "a"), Row(test.Entity, 1, "2020", "b"), Row(test.Entity, 2, "2019", "c"));
        (await test.Store.Target.BuildIndexesAsync(test.Entity, default)).ShouldBeEmpty();
        (await test.QueryAsync("SELECT * FROM member ORDER BY id")).ShouldBe(["(1,2020,b)", "(2,2019,c)"]);
    }

    [Fact]
    public async Task Standing_indexes_are_kept_whatever_their_name_and_a_broken_one_is_built_again()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 1, "x", "a"));
        await test.ExecuteAsync("ALTER TABLE town ADD CONSTRAINT own_name PRIMARY KEY (id); CREATE UNIQUE INDEX town_code_key ON town (code)");
        await test.ExecuteAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'town_code_key'::regclass");
        await test.Store.Target.BuildIndexesAsync(test.Entity, default);
        (await test.QueryAsync("SELECT indexrelid::regclass::text, indisvalid FROM pg_index WHERE indrelid = 'town'::regclass ORDER BY 1"))
            .ShouldBe(["(own_name,t)", "(town_code_key,t)", "(town_mongo_id_idx,t)"]);
        var before = await test.QueryAsync("SELECT oid, relfilenode FROM pg_class WHERE relname LIKE 'town%' ORDER BY 1");
        await test.Store.Target.BuildIndexesAsync(test.Entity, default);
        (await test.QueryAsync("SELECT oid, relfilenode FROM pg_class WHERE relname LIKE 'town%' ORDER BY 1")).ShouldBe(before);
    }

    [Fact]
    public async Task A_merge_into_a_table_with_doubled_keys_is_refused_and_removes_nothing()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.ExecuteAsync("CREATE TABLE town (id integer NOT NULL, code text, mongo_id text); INSERT INTO town VALUES (1, 'a', 'a'), (1, 'b', 'b')");
        (await Should.ThrowAsync<TargetException>(() => test.BeginAsync(LoadMode.Merge))).Message.ShouldContain("public.town has rows that share (id)");
        (await test.QueryAsync("SELECT count(*) FROM town")).ShouldBe(["(2)"]);
    }

    [Fact]
    public async Task Emptied_tables_lose_the_plans_keys_before_a_load_and_get_them_back()
    {
        var node = new TestTable("node", TestTable.Integer("id"), TestTable.Integer("parent", nullable: true)) { References = [("parent", 0, "node", UnresolvedRule.Null, 0)] };
        await using var test = await OpenAsync(postgres, EntityOf("node", 0, node));
        for (var turn = 0; turn < 2; turn++)
        {
            await test.BeginAsync();
            (await test.QueryAsync("SELECT FROM pg_constraint WHERE conrelid = 'node'::regclass AND contype IN ('p', 'f')")).ShouldBeEmpty();
            await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 1, 2), Row(test.Entity, 2, null));
            await test.Store.Target.BuildIndexesAsync(test.Entity, default);
            (await test.Store.Target.SettleAsync(test.Entity, [], default)).ShouldBeEmpty();
            await test.Store.Target.ConstrainAsync(test.Entity, default);
            await test.Store.Target.FinishAsync(test.Entity, default);
            (await test.Store.State.FindEntityAsync(Store.Postgres, "node", default))!.Phase.ShouldBe(EntityPhase.Done);
            (await test.QueryAsync("SELECT conname, convalidated FROM pg_constraint WHERE conrelid = 'node'::regclass AND contype IN ('p', 'f') ORDER BY 1")).ShouldBe(["(node_parent_fkey,t)", "(node_pkey,t)"]);
            await test.Store.Target.TruncateAsync(test.Plan.Entities, default);
        }
    }

    [Theory]
    [InlineData(UnresolvedRule.Null, "(1,);(2,1);(3,2);(4,)", 2)]
    [InlineData(UnresolvedRule.Value, "(1,);(2,1);(3,2);(4,1)", 2)]
    [InlineData(UnresolvedRule.SkipRow, "", 4)]
    [InlineData(UnresolvedRule.SetAside, "", 4)]
    public async Task References_to_rows_that_did_not_land_are_settled_until_none_is_left(UnresolvedRule rule, string rows, int unresolved)
    {
        var node = new TestTable("node", TestTable.Integer("id"), TestTable.Integer("parent", nullable: true), TestTable.Text("mongo_id"))
        {
            SourceId = "mongo_id", References = [("parent", 0, "node", rule, 1)],
        };
        await using var test = await OpenAsync(postgres, EntityOf("node", 0, node));
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 1, 99, "a"), Row(test.Entity, 2, 1, "b"), Row(test.Entity, 3, 2, "c"), Row(test.Entity, 4, 98, "d"));
        await test.Store.Target.BuildIndexesAsync(test.Entity, default);
        var removed = new List<RemovedRow>();
        (await test.Store.Target.SettleAsync(test.Entity, removed, default))["parent"].ShouldBe(unresolved);
        (await test.Store.State.EntityCountsAsync(Store.Postgres, "node", default)).Unresolved["parent"].ShouldBe(unresolved);
        removed.Select(row => row.SourceId).Order().ShouldBe(rule == UnresolvedRule.SetAside ? ["a", "b", "c", "d"] : []);
        (await test.QueryAsync("SELECT source_id FROM mongoetl.dead_letters")).Count.ShouldBe(removed.Count);
        await test.Store.Target.ConstrainAsync(test.Entity, default);
        var expected = rule == UnresolvedRule.Value ? rows.Replace("(1,)", "(1,1)") : rows;
        string.Join(";", await test.QueryAsync("SELECT id, parent FROM node ORDER BY id")).ShouldBe(expected);
    }

    [Fact]
    public async Task A_parent_lost_after_settling_is_settled_when_the_foreign_key_is_validated()
    {
        var child = new TestTable("child", TestTable.Integer("id"), TestTable.Integer("town", nullable: true)) { References = [("town", 0, "town", UnresolvedRule.Null, 0)] };
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town), EntityOf("child", 1, child));
        await test.BeginAsync();
        var later = test.Plan.Entities[1];
        await test.WriteAsync(later, LoadMode.Load, "p", Row(later, 1, 1), Row(later, 2, 2));
        await test.Store.Target.ConstrainAsync(later, default);
        (await test.QueryAsync("SELECT FROM pg_constraint WHERE contype = 'f' AND conrelid = 'child'::regclass")).ShouldBeEmpty();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 1, "x", "a"));
        await test.Store.Target.BuildIndexesAsync(test.Entity, default);
        await test.Store.Target.ConstrainAsync(later, default);
        (await test.QueryAsync("SELECT * FROM child ORDER BY id")).ShouldBe(["(1,1)", "(2,)"]);
        (await test.QueryAsync("SELECT convalidated FROM pg_constraint WHERE contype = 'f' AND conrelid = 'child'::regclass")).ShouldBe(["(t)"]);
        (await test.Store.State.EntityCountsAsync(Store.Postgres, "child", default)).Unresolved["town"].ShouldBe(1);
    }

    [Fact]
    public async Task Sequences_go_on_after_the_highest_key_and_never_back()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.ExecuteAsync("CREATE TABLE town (id integer NOT NULL GENERATED BY DEFAULT AS IDENTITY, code text, mongo_id text)");
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 41, "x", "a"));
        await test.Store.Target.FinishAsync(test.Entity, default);
        await test.ExecuteAsync("INSERT INTO town (code) VALUES ('next'); DELETE FROM town WHERE code = 'next'");
        await test.Store.Target.FinishAsync(test.Entity, default);
        await test.ExecuteAsync("INSERT INTO town (code) VALUES ('after')");
        (await test.QueryAsync("SELECT id, code FROM town ORDER BY id")).ShouldBe(["(41,x)", "(43,after)"]);
    }

    [Fact]
    public async Task Rows_are_removed_by_key_and_source_id()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 1, "x", "a"), Row(test.Entity, 2, "y", "b"), Row(test.Entity, 3, "z", "c"));
        using var rows = Rows(Row(test.Entity, 1, "whatever", "a"), Row(test.Entity, 2, "y", "another document's"));
        for (var turn = 0; turn < 2; turn++)
            await test.Store.Target.RemoveRowsAsync(test.Entity, [rows], default);
        (await test.QueryAsync("SELECT id FROM town ORDER BY id")).ShouldBe(["(2)", "(3)"]);
    }

    [Fact]
    public async Task Rows_that_others_refer_to_are_not_removed_whoever_made_the_key()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 1, "x", "a"), Row(test.Entity, 2, "y", "b"));
        await test.Store.Target.BuildIndexesAsync(test.Entity, default);
        await test.ExecuteAsync("CREATE TABLE visit (town integer REFERENCES town ON DELETE CASCADE); INSERT INTO visit VALUES (1)");
        using var first = Rows(Row(test.Entity, 1, "x", "a"));
        using var second = Rows(Row(test.Entity, 2, "y", "b"));

        (await test.Store.Target.RemoveUnreferencedRowsAsync(test.Entity, [first], default)).ShouldBeFalse();
        (await test.Store.Target.RemoveUnreferencedRowsAsync(test.Entity, [second], default)).ShouldBeTrue();
        (await test.Store.Target.RemoveUnreferencedRowsAsync(test.Entity, [second], default)).ShouldBeTrue("it may be repeated");

        (await test.QueryAsync("SELECT id FROM town")).ShouldBe(["(1)"]);
        (await test.QueryAsync("SELECT town FROM visit")).ShouldBe(["(1)"]);
    }

    [Fact]
    public async Task A_connection_lost_while_an_index_is_built_leaves_a_step_that_can_be_repeated()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", [.. Enumerable.Range(1, 200_000).Select(id => Row(test.Entity, id, $"code {id}", $"id {id}"))]);
        var building = test.Store.Target.BuildIndexesAsync(test.Entity, default);
        var killed = false;
        while (!building.IsCompleted && !killed)
            killed = (await test.QueryAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'CREATE%INDEX%' AND pid <> pg_backend_pid()")).Count > 0;
        if (killed)
            (await Should.ThrowAsync<TargetException>(() => building)).IsTransient.ShouldBeTrue();
        (await test.Store.Target.BuildIndexesAsync(test.Entity, default)).ShouldBeEmpty();
        (await test.QueryAsync("SELECT indexrelid::regclass::text, indisvalid FROM pg_index WHERE indrelid = 'town'::regclass ORDER BY 1"))
            .ShouldBe(["(town_code_key,t)", "(town_mongo_id_idx,t)", "(town_pkey,t)"]);
        killed.ShouldBeTrue("the build was over before it could be broken off");
    }

    [Fact]
    public async Task A_build_waits_for_one_that_a_killed_process_left_at_work_and_takes_its_result()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.BeginAsync();
        await test.WriteAsync(test.Entity, LoadMode.Load, "p", Row(test.Entity, 1, "x", "a"));
        await using var source = test.Options.CreateDataSource();
        await using var orphan = await source.OpenConnectionAsync();
        await orphan.ExecuteAsync("BEGIN", default);
        await orphan.ExecuteAsync(test.Entity.Tables[0].Indexes[1].CreateStatement, default);
        var building = test.Store.Target.BuildIndexesAsync(test.Entity, default);
        while ((await test.QueryAsync("SELECT FROM pg_locks WHERE NOT granted")).Count == 0)
            building.IsCompleted.ShouldBeFalse();
        await orphan.ExecuteAsync("COMMIT", default);
        (await building).ShouldBeEmpty();
        (await test.QueryAsync("SELECT indexrelid::regclass::text, indisvalid FROM pg_index WHERE indrelid = 'town'::regclass ORDER BY 1"))
            .ShouldBe(["(town_code_key,t)", "(town_mongo_id_idx,t)", "(town_pkey,t)"]);
    }
}
