using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Runtime.Tests;

/// <summary>Replays into Cassandra tables with <c>[Newest]</c>: what comes back from the dead letters competes with what stands.</summary>
public sealed class NewestReplayTests
{
    private static Doc Corrected(Doc doc) => doc.Kind == "bad" ? doc with { Kind = null } : doc;

    private static World Create(params Doc[] notes) => new(new() { ["parents"] = [], ["nodes"] = [], ["notes"] = notes }) { Plan = FakePlan.Create(wide: true) };

    [Fact]
    public async Task A_replayed_row_does_not_overwrite_a_newer_one()
    {
        var world = Create(new Doc("a", Tags: "x,y", Email: "2", Kind: "bad"), new Doc("b", Tags: "x", Email: "3"), new Doc("c", Tags: "y", Email: "1"));
        await world.FinishAsync();

        await ReplayAsync(world);

        world.Database.WideTable("note_by_tag").ShouldBe([["x", "3", "b"], ["y", "2", "a"]]);
        world.Database.WideTable("note").Count.ShouldBe(3, "the document's other rows land");
        world.Database.Letters.ShouldBeEmpty();
        world.Database.CountsOf("note", Store.Cassandra).Superseded["note_by_tag"].ShouldBe(1);
    }

    [Fact]
    public async Task Of_equally_new_rows_that_of_the_greatest_id_stays_and_what_it_leaves_unset_is_unset()
    {
        var world = Create(new Doc("b", Tags: "x,y"), new Doc("c", Tags: "x", Kind: "bad"), new Doc("a", Tags: "y", Kind: "bad"), new Doc("d", Tags: "y", Kind: "bad"));
        await world.FinishAsync();

        await ReplayAsync(world);

        world.Database.WideTable("note_by_tag").ShouldBe([["x", null, "c"], ["y", null, "d"]]);
    }

    [Fact]
    public void A_replay_equals_a_run_without_the_defect() => Prop.ForAll(Notes().ToArbitrary(), async notes =>
    {
        var expected = Create(Array.ConvertAll(notes, Corrected));
        await expected.FinishAsync();
        var world = Create(notes);
        await world.FinishAsync();

        await ReplayAsync(world);

        world.Database.WideTable("note_by_tag").ShouldBe(expected.Database.WideTable("note_by_tag"));
        world.Database.WideTable("note").ShouldBe(expected.Database.WideTable("note"));
        world.Database.Letters.ShouldBeEmpty();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_replay_that_dies_anywhere_is_completed_by_the_next()
    {
        var notes = Enumerable.Range(1, 40)
            .Select(number => new Doc(Doc.Hex(number), Tags: $"t{number % 5}", Email: $"{number * 17 % 9}", Kind: number % 3 == 0 ? "bad" : null)).ToArray();
        var expected = Create(Array.ConvertAll(notes, Corrected));
        await expected.FinishAsync();
        var world = Create(notes);
        await world.FinishAsync();
        world.Plan = FakePlan.Create(wide: true, corrected: Corrected);
        for (var calls = 1; world.Database.Letters.Count > 0; calls++)
        {
            try
            {
                await world.ReplayAsync(World.Options, new Faults(killAfter: calls));
            }
            catch (KilledException)
            {
                // The next replay goes on with the letters that are left.
            }
        }
        world.Database.WideTable("note_by_tag").ShouldBe(expected.Database.WideTable("note_by_tag"));
    }

    private static async Task ReplayAsync(World world)
    {
        world.Plan = FakePlan.Create(wide: true, corrected: Corrected);
        await world.ReplayAsync();
    }

    private static Gen<Doc[]> Notes() =>
        from notes in Gen.ArrayOf(
            from tags in Gen.Elements("x", "y", "x,y", "z,x")
            from email in Gen.Elements(null, "1", "2", "3")
            from isBad in Gen.Elements(true, false, false)
            select (tags, email, isBad))
        select notes.Select((note, index) => new Doc($"n{index * 7 % 23:00}{index}", $"m{index}", Tags: note.tags, Email: note.email, Kind: note.isBad ? "bad" : null)).ToArray();
}
