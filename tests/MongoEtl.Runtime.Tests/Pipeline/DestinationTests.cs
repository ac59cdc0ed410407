namespace MongoEtl.Runtime.Tests;

/// <summary>Rows of one load go to one place.</summary>
public sealed class DestinationTests
{
    private static readonly MigrationOptions OnlyCassandra = World.Options with { Targets = [Store.Cassandra] };

    [Fact]
    public async Task An_unfinished_leg_does_not_go_on_in_another_place()
    {
        var world = await KilledAsync();
        world.Database.WideDestination = "keyspace other";

        var refused = await Should.ThrowAsync<MigrationException>(() => world.RunAsync(OnlyCassandra));

        refused.Message.ShouldContain("where the rows of note in Cassandra go (keyspace test, now keyspace other)");
        // Its rows are all in the first place, and none of them would be in the second.
        refused.Message.ShouldContain("where the rows of node in Cassandra go");
        world.Database.WideDestination = "keyspace test";
        await world.FinishAsync(OnlyCassandra);
    }

    [Fact]
    public async Task Anew_it_goes_anywhere()
    {
        var world = await KilledAsync();
        world.Database.WideDestination = "keyspace other";
        await world.FinishAsync(OnlyCassandra with { Restart = new HashSet<string> { "parent", "node", "note" } });
        world.Database.WideDestination = "keyspace third";
        await world.FinishAsync(OnlyCassandra);
    }

    [Fact]
    public void The_text_in_state_is_read_back()
    {
        LegIdentity.Parse("5 bytes into the file into keyspace app").ShouldBe(new LegIdentity("5 bytes into the file", "keyspace app"));
        LegIdentity.Parse("absent").ShouldBe(new LegIdentity("absent", null));
        LegIdentity.Parse(new LegIdentity("a", "bundle 1").ToString()).ShouldBe(new LegIdentity("a", "bundle 1"));
    }

    /// <summary>A run that wrote all rows of one entity and some of another.</summary>
    private static async Task<World> KilledAsync()
    {
        for (var step = 60; ; step++)
        {
            var world = new World(SampleDocs.CreateForTwo(5)) { Plan = FakePlan.Create(wide: true) };
            await world.FinishAsync(World.Options with { Targets = [Store.Postgres] });
            (await world.TryRunAsync(OnlyCassandra, new Faults(killAfter: step))).ShouldBeNull();
            var (node, note) = (Phase(world, "node"), Phase(world, "note"));
            if (node == EntityPhase.Done && note != EntityPhase.Done)
                return world;
        }
    }

    private static EntityPhase? Phase(World world, string entity) =>
        world.Database.Entities.GetValueOrDefault((Store.Cassandra, entity))?.Phase;
}
