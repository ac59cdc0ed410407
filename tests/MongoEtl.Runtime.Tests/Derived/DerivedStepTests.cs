namespace MongoEtl.Runtime.Tests;

/// <summary>Derived tables, as a run brings them up to date.</summary>
public sealed class DerivedStepTests
{
    [Fact]
    public async Task The_latest_rows_that_landed_make_the_table_and_a_repeat_changes_nothing()
    {
        var world = Create(new Doc("a", "first", Self: Doc.Hex(1)), new Doc("c", "last", Self: Doc.Hex(1)), new Doc("b", "last", Self: Doc.Hex(1)),
            new Doc("d", "venom", Self: Doc.Hex(1)), new Doc("e", "of another", Self: Doc.Hex(2)), new Doc("f", "zzz", Self: Doc.Hex(1), Kind: "bad"));
        var report = await world.FinishAsync();
        world.Database.WideTable("last_note_of_node").ShouldBe([["1", "last", "c"], ["2", "of another", "e"]]);
        report.Derived.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            table => (table.Table, table.Rows, table.Changed, table.Removed).ShouldBe(("last_note_of_node", 2L, 2L, 0L)));

        (await world.FinishAsync()).Derived.ShouldHaveSingleItem().Changed.ShouldBe(0);
    }

    [Fact]
    public async Task What_the_source_gives_no_more_goes_with_the_tables_rows()
    {
        var world = Create(new Doc("a", "x", Self: Doc.Hex(1)), new Doc("b", "y", Self: Doc.Hex(2)));
        await world.FinishAsync();
        world.Source.Collections["notes"] = [new Doc("b", null, Self: Doc.Hex(2))];
        var derived = (await world.FinishAsync()).Derived.ShouldHaveSingleItem();
        (derived.Rows, derived.Changed, derived.Removed).ShouldBe((1, 1, 1));
        world.Database.WideTable("last_note_of_node").ShouldBe([["2", null, "b"]]);
    }

    [Fact]
    public async Task A_table_waits_for_what_feeds_it_and_for_nothing_else()
    {
        var world = Create(new Doc("a", "x", Self: Doc.Hex(1)));
        (await world.FinishAsync(World.Options with { Only = ["parent", "node"] })).Derived.ShouldBeEmpty();
        (await world.FinishAsync(World.Options with { Only = ["note"] })).Derived.ShouldHaveSingleItem().Rows.ShouldBe(1);
        (await world.FinishAsync(World.Options with { Only = ["parent"] })).Derived.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_computes_nothing()
    {
        var world = Create(new Doc("a", "x", Self: Doc.Hex(1)));
        (await world.FinishAsync(World.Options with { DryRun = true })).Derived.ShouldBeEmpty();
        world.Database.Previous.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SELECT * FROM last_note", "note")]
    [InlineData("SELECT * FROM \"last_note\" JOIN public.node USING (id)", "node,note")]
    [InlineData("SELECT * FROM \"public\".\"parent\"", "parent")]
    [InlineData("SELECT n.parent, node FROM other.parent n", "")]
    public void A_query_names_what_feeds_it(string query, string feeders)
    {
        var plan = FakePlan.Create(wide: true, derived: true);
        string.Join(',', plan.FeedersOf(plan.Derived[0] with { Query = query }).Select(entity => entity.Name).Order()).ShouldBe(feeders);
    }

    private static World Create(params Doc[] notes) => new(new()
    {
        ["parents"] = [new Doc(Doc.Hex(7), "parent")],
        ["nodes"] = [new Doc(Doc.Hex(1), "one"), new Doc(Doc.Hex(2), "two")],
        ["notes"] = notes,
    })
    {
        Plan = FakePlan.Create(wide: true, derived: true),
    };
}
