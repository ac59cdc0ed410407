using System.Buffers.Binary;

namespace MongoEtl.Runtime.Tests;

/// <summary><c>[Newest]</c> on Cassandra tables. A note's tags are keys, its email is what is compared.</summary>
public sealed class NewestTests
{
    private static World Create(params Doc[] notes) => new(new() { ["parents"] = [], ["nodes"] = [], ["notes"] = notes }) { Plan = FakePlan.Create(wide: true) };

    [Fact]
    public async Task Of_rows_with_one_key_the_newest_is_written_then_the_greatest_id()
    {
        var world = Create(
            new Doc("a", Tags: "x,y", Email: "2"), new Doc("b", Tags: "x", Email: "3"), new Doc("c", Tags: "y,x", Email: "1"),
            new Doc("d", Tags: "z"), new Doc("e", Tags: "z"), new Doc("f", Tags: "z,w"));

        var report = await world.FinishAsync();

        world.Database.WideTable("note_by_tag").ShouldBe([["w", null, "f"], ["x", "3", "b"], ["y", "2", "a"], ["z", null, "f"]]);
        world.Database.WideTable("note").Count.ShouldBe(6, "a document keeps its other rows");
        world.Database.Letters.ShouldBeEmpty();
        var counts = report.Entities.Single(entity => entity.Entity == "note").Counts;
        counts.Superseded.ShouldBe(new Dictionary<string, long> { ["note_by_tag"] = 5 });
        counts.Rows["note_by_tag"].ShouldBe(4);
    }

    [Fact]
    public async Task What_is_set_aside_does_not_compete()
    {
        var world = Create(new Doc("a", Tags: "x", Email: "1"), new Doc("b", Tags: "x", Email: "9", Kind: "bad"), new Doc("c", Tags: "x", Email: "8", Kind: "filtered"));

        await world.FinishAsync();

        world.Database.WideTable("note_by_tag").ShouldBe([["x", "1", "a"]]);
    }

    [Fact]
    public async Task A_resume_decides_as_the_run_before()
    {
        var notes = Enumerable.Range(1, 80).Select(number => new Doc(Doc.Hex(number), Tags: $"t{number % 7},u{number % 5}", Email: $"{number * 37 % 50:00}")).ToArray();
        var undisturbed = Create(notes);
        await undisturbed.FinishAsync();
        for (var calls = 20; calls < 90; calls += 7)
        {
            var world = Create(notes);
            await world.TryRunAsync(World.Options, new Faults(killAfter: calls));
            await world.FinishAsync();
            world.Database.WideTable("note_by_tag").ShouldBe(undisturbed.Database.WideTable("note_by_tag"));
        }
    }

    [Fact]
    public void Sortable_forms_have_the_order_of_the_values()
    {
        long[] longs = [long.MinValue, -5, -1, 0, 1, 1_700_000_000_000, long.MaxValue];
        InOrder(longs.Select(value => Sortable("timestamp", bytes => BinaryPrimitives.WriteInt64BigEndian(bytes, value), 8)));
        InOrder(new[] { int.MinValue, -1, 0, 7, int.MaxValue }.Select(value => Sortable("int", bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, value), 4)));
        double[] doubles = [double.NegativeInfinity, -1e9, -0.5, 0, 1e-300, 0.5, 2, double.PositiveInfinity];
        InOrder(doubles.Select(value => Sortable("double", bytes => BinaryPrimitives.WriteDoubleBigEndian(bytes, value), 8)));
        SortableValue.IsKnown("decimal").ShouldBeFalse();
    }

    [Fact]
    public async Task A_column_that_has_no_order_stops_the_run_before_it_writes()
    {
        var world = Create(new Doc("a", Tags: "x"));
        var note = world.Plan.Entities[2];
        var table = note.CassandraTables[1];
        var odd = table with { Columns = [table.Columns[0], table.Columns[1] with { Type = "decimal" }, table.Columns[2]] };
        world.Plan = world.Plan with { Entities = [.. world.Plan.Entities.Take(2), note with { CassandraTables = [note.CassandraTables[0], odd] }] };

        (await Should.ThrowAsync<MigrationException>(() => world.RunAsync())).Message.ShouldContain("column email, whose type has no order");
        world.Database.Runs.ShouldBeEmpty("nothing was begun");
    }

    private static byte[] Sortable(string type, Action<byte[]> write, int length)
    {
        var bytes = new byte[length];
        write(bytes);
        return SortableValue.Of(type, bytes, new byte[64]).ToArray();
    }

    private static void InOrder(IEnumerable<byte[]> values)
    {
        var all = values.ToList();
        for (var i = 1; i < all.Count; i++)
            all[i - 1].AsSpan().SequenceCompareTo(all[i]).ShouldBeLessThan(0);
    }
}
