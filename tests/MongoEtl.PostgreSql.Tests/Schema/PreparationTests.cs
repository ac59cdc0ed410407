using MongoEtl.Internal;
using MongoEtl.Runtime;
using static MongoEtl.PostgreSql.Tests.TestPlan;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class PreparationTests(PostgresFixture postgres)
{
    private static readonly TestTable Town = new("town", TestTable.Integer("id"), new Column("name", "varchar(10)", Nullable: true));

    [Fact]
    public async Task Absent_enums_and_tables_are_made_and_a_repeat_changes_nothing()
    {
        var table = new TestTable("town", TestTable.Integer("id"), new Column("mood", "mood", Nullable: true)) { DatabaseColumns = [new DatabaseColumnPlan("seen", "integer NOT NULL", "0")] };
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, table));
        var plan = test.Plan with { Enums = [new EnumPlan("mood", ["it's", "back\\slash"])] };
        await test.Store.Target.PrepareAsync(plan, plan.Entities, default);
        await test.ExecuteAsync("INSERT INTO town (id, mood) VALUES (1, 'it''s'), (2, E'back\\\\slash')");
        await test.Store.Target.PrepareAsync(plan, plan.Entities, default);
        (await test.QueryAsync("SELECT id, mood, seen FROM town ORDER BY id")).ShouldBe(["(1,it's,0)", "(2,\"back\\\\slash\",0)"]);
        (await test.Store.Target.AreTablesEmptyAsync(test.Entity, default)).ShouldBeFalse();
        (await test.Store.Target.CountRowsAsync(test.Entity.Tables[0], default)).ShouldBe(2);
    }

    [Fact]
    public async Task Missing_columns_are_added()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await test.ExecuteAsync("CREATE TABLE town (id int4 NOT NULL); INSERT INTO town VALUES (1)");
        await test.Store.Target.PrepareAsync(test.Plan, test.Plan.Entities, default);
        (await test.QueryAsync("SELECT id, name FROM town")).ShouldBe(["(1,)"]);
    }

    [Theory]
    [InlineData("id integer NOT NULL, name text", "public.town.name is text in the database and character varying(10) in the class")]
    [InlineData("id integer NOT NULL, name varchar(10) NOT NULL", "public.town.name is character varying(10) NOT NULL in the database")]
    [InlineData("id integer, name varchar(10)", "public.town.id is integer that may be null in the database")]
    [InlineData("id integer GENERATED ALWAYS AS IDENTITY, name varchar(10)", "public.town.id is GENERATED ALWAYS in the database")]
    [InlineData("id integer NOT NULL, name varchar(10), extra text NOT NULL", "public.town.extra is NOT NULL without a default and not in the class")]
    public async Task A_foreign_shape_stops_before_anything_is_written(string columns, string message)
    {
        await using var test = await OpenAsync(postgres, EntityOf("other", 0, Town with { Name = "other" }), EntityOf("town", 0, Town));
        await test.ExecuteAsync($"CREATE TABLE town ({columns})");
        var error = await Should.ThrowAsync<TargetException>(() => test.Store.Target.PrepareAsync(test.Plan, test.Plan.Entities, default));
        error.Message.ShouldContain(message);
        error.IsTransient.ShouldBeFalse();
        (await test.QueryAsync("SELECT to_regclass('other') IS NULL")).ShouldBe(["(t)"]);
    }

    [Fact]
    public async Task Other_foreign_shapes_are_told_too()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town), EntityOf("new", 0, new TestTable("grown", TestTable.Integer("id"), TestTable.Integer("must"))));
        var plan = test.Plan with { Enums = [new EnumPlan("mood", ["ok", "bad"]), new EnumPlan("kind", ["a"])] };
        await test.ExecuteAsync("CREATE VIEW town AS SELECT 1; CREATE TYPE mood AS ENUM ('ok'); CREATE DOMAIN kind AS text; CREATE TABLE grown AS SELECT 1 AS id; ALTER TABLE grown ALTER id SET NOT NULL");
        var error = await Should.ThrowAsync<TargetException>(() => test.Store.Target.PrepareAsync(plan, plan.Entities, default));
        error.Message.ShouldContain("public.town is no table");
        error.Message.ShouldContain("enum type mood lacks bad; add each with ALTER TYPE public.\"mood\" ADD VALUE");
        error.Message.ShouldContain("type kind exists and is no enum");
        error.Message.ShouldContain("public.grown lacks column must (integer NOT NULL)");
    }

    [Fact]
    public async Task Two_that_prepare_at_once_both_succeed()
    {
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => test.Store.Target.PrepareAsync(test.Plan, test.Plan.Entities, default)));
        (await test.QueryAsync("SELECT count(*) FROM pg_attribute WHERE attrelid = 'town'::regclass AND attnum > 0")).ShouldBe(["(2)"]);
    }

    [Fact]
    public async Task Truncate_empties_tables_that_refer_to_each_other_and_refuses_where_others_refer()
    {
        var child = new TestTable("child", TestTable.Integer("id"), TestTable.Integer("town")) { References = [("town", 0, "town", UnresolvedRule.Null, 0)] };
        await using var test = await OpenAsync(postgres, EntityOf("town", 0, Town), EntityOf("child", 1, child));
        await test.BeginAsync();
        await test.WriteAsync(test.Plan.Entities[0], LoadMode.Load, "p", Row(test.Plan.Entities[0], 1, "a"));
        await test.WriteAsync(test.Plan.Entities[1], LoadMode.Load, "p", Row(test.Plan.Entities[1], 1, 1));
        foreach (var entity in test.Plan.Entities)
        {
            await test.Store.Target.BuildIndexesAsync(entity, default);
            await test.Store.Target.ConstrainAsync(entity, default);
        }
        var error = await Should.ThrowAsync<TargetException>(() => test.Store.Target.TruncateAsync([test.Entity], default));
        error.Message.ShouldContain("child (foreign key child_town_fkey to town)");
        (await test.QueryAsync("SELECT * FROM town")).ShouldBe(["(1,a)"]);
        await test.Store.Target.TruncateAsync(test.Plan.Entities, default);
        (await test.QueryAsync("SELECT id FROM town UNION ALL SELECT id FROM child")).ShouldBeEmpty();
    }
}
