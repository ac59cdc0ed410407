namespace MongoEtl.Runtime.Tests;

public sealed class MergeTests
{
    [Fact]
    public async Task References_that_come_later_are_tried_again_when_foreign_keys_stand()
    {
        var collections = new Dictionary<string, Doc[]> { ["parents"] = [], ["nodes"] = [new Doc(Doc.Hex(1), "old")] };
        var world = new World(collections);
        await world.FinishAsync();
        // c waits for b, b refers to what never lands, and both come before what they refer to.
        collections["nodes"] =
        [
            new Doc(Doc.Hex(4), "c", Self: Doc.Hex(3)), new Doc(Doc.Hex(2), "a", Self: Doc.Hex(5)), new Doc(Doc.Hex(3), "b", Self: Doc.Hex(6)),
            new Doc(Doc.Hex(6), "bad", Kind: "bad"), new Doc(Doc.Hex(1), "old"), new Doc(Doc.Hex(5), "e"),
        ];

        await world.FinishAsync(World.Options with { Batch = new BatchLimits(1, 1 << 20), TransactionBytes = 1 });

        world.Database.Entities[(Store.Postgres, "node")].Mode.ShouldBe(LoadMode.Merge);
        var keys = world.Database.Keys["node"];
        string? Key(int number) => keys[Doc.Hex(number)].ToString(System.Globalization.CultureInfo.InvariantCulture);
        world.Database.Table("node").Select(row => (row[2], row[4])).Order()
            .ShouldBe([("a", Key(5)), ("b", null), ("c", Key(3)), ("e", null), ("old", null)]);
        world.Database.Letters.Values.Single().SourceId.ShouldBe(Doc.Hex(6));
    }

    [Fact]
    public async Task Keys_stay_when_tables_are_emptied_and_loaded_again()
    {
        var world = new World(SampleDocs.Create(11));
        await world.FinishAsync();
        var before = world.Database.Dump();

        await world.FinishAsync(World.Options with { Truncate = true });

        world.Database.Entities[(Store.Postgres, "node")].Mode.ShouldBe(LoadMode.Load);
        world.Database.Dump().ShouldBe(before);
    }
}
