using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Runtime.Tests;

/// <summary>Whatever fails, wherever a process dies, the end is that of an undisturbed run.</summary>
public sealed class FaultTests
{
    [Fact]
    public void Transient_failures_anywhere_leave_no_trace() => Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), seed =>
    {
        var undisturbed = Undisturbed(seed, out var expectedCounts);
        var world = new World(SampleDocs.Create(seed));
        var random = new Random(seed);
        world.FinishAsync(Vary(random), new Faults(seed, transientShare: 0.08)).GetAwaiter().GetResult();
        Same(world.Database.Dump(), undisturbed);
        Counts(world).ShouldBe(expectedCounts);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Kills_anywhere_and_resumes_leave_no_trace() => Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), seed =>
    {
        var undisturbed = Undisturbed(seed, out var expectedCounts);
        var world = new World(SampleDocs.Create(seed));
        var random = new Random(seed);
        for (var run = 0; run < 60; run++)
        {
            var faults = new Faults(random.Next(), transientShare: 0.02, killAfter: random.Next(1, 120));
            world.TryRunAsync(Vary(random), faults).GetAwaiter().GetResult();
            if (IsDone(world))
                break;
        }
        if (!IsDone(world))
            world.FinishAsync().GetAwaiter().GetResult();
        Same(world.Database.Dump(), undisturbed);
        Counts(world).ShouldBe(expectedCounts);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_merge_over_finished_data_survives_kills() => Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), seed =>
    {
        var world = new World(SampleDocs.Create(seed));
        world.FinishAsync().GetAwaiter().GetResult();
        var tables = world.Tables();
        var random = new Random(seed);
        world.TryRunAsync(Vary(random), new Faults(seed, 0.02, random.Next(1, 200))).GetAwaiter().GetResult();
        world.FinishAsync(Vary(random)).GetAwaiter().GetResult();
        Same(world.Tables(), tables);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Kills_and_failures_amid_two_legs_leave_no_trace() => Prop.ForAll(Arb.From(Gen.Choose(1, 1_000_000)), seed =>
    {
        World Create() => new(SampleDocs.CreateForTwo(seed)) { Plan = FakePlan.Create(wide: true, derived: true) };
        var undisturbed = Create();
        undisturbed.FinishAsync().GetAwaiter().GetResult();
        var world = Create();
        var random = new Random(seed);
        for (var run = 0; run < 60 && !IsDone(world, legs: 6); run++)
        {
            var faults = new Faults(random.Next(), transientShare: 0.02, killAfter: random.Next(1, 150));
            world.TryRunAsync(Vary(random), faults).GetAwaiter().GetResult();
        }
        if (!IsDone(world, legs: 6))
            world.FinishAsync().GetAwaiter().GetResult();
        Same(world.Database.Dump(), undisturbed.Database.Dump());
        Counts(world).ShouldBe(Counts(undisturbed));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    // Only what differs, for the whole is long.
    private static void Same(string found, string expected)
    {
        var (have, want) = (found.Split('\n'), expected.Split('\n'));
        have.Except(want).Select(line => "too much: " + line).Concat(want.Except(have).Select(line => "missing: " + line)).ShouldBeEmpty();
        have.Length.ShouldBe(want.Length);
    }

    private static string Undisturbed(int seed, out string counts)
    {
        var world = new World(SampleDocs.Create(seed));
        world.FinishAsync().GetAwaiter().GetResult();
        counts = Counts(world);
        return world.Database.Dump();
    }

    // A process killed after the last phase leaves nothing to resume: the next run would be another one, in merge mode.
    private static bool IsDone(World world, int legs = 2) =>
        world.Database.Entities.Count == legs && world.Database.Entities.Values.All(entity => entity.Phase == EntityPhase.Done);

    private static MigrationOptions Vary(Random random) => World.Options with
    {
        Jobs = random.Next(1, 5),
        Batch = new BatchLimits(random.Next(1, 40), 1 << 20),
        TransactionBytes = random.Next(1, 5000),
        KeyMapBytes = random.Next(2) == 0 ? 0 : 1 << 20,
    };

    private static string Counts(World world) => string.Join('\n', world.Database.Entities.Keys.Order().Select(entity =>
    {
        var counts = world.Database.CountsOf(entity.Entity, entity.Store);
        return $"{entity} {counts.Read} {counts.Filtered} {counts.DeadLetters} {string.Join(',', counts.Rows)} {string.Join(',', counts.Unresolved)}";
    }));
}
