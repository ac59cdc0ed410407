using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Apache Cassandra's documentation, "Dynamo", replication strategies.</summary>
public sealed class ReplicationTests
{
    private static readonly Arbitrary<(int First, int Second)> Factors =
        Gen.Choose(0, 5).Zip(Gen.Choose(0, 5)).Select(pair => (pair.Item1, pair.Item2)).ToArbitrary();

    [Fact]
    public void Simple_replicas_are_the_next_distinct_hosts_of_the_ring() =>
        Prop.ForAll(PlacedHost.Clusters, Gen.Choose(1, 5).ToArbitrary(), (hosts, factor) =>
        {
            var topology = new RingTopology<PlacedHost>(hosts);
            for (var index = 0; index < topology.Ring.Count; index++)
            {
                var walk = Enumerable.Range(index, topology.Ring.Count).Select(topology.Ring.OwnerAt).Distinct().Take(factor);
                Replicas(topology, new SimpleReplication(factor), index).ShouldBe(walk);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Network_replicas_are_distinct_as_many_as_possible_and_on_as_many_racks_as_possible() =>
        Prop.ForAll(PlacedHost.Clusters, Factors, (hosts, factors) =>
        {
            var topology = new RingTopology<PlacedHost>(hosts);
            var replication = Network(("dc0", factors.First), ("dc1", factors.Second));
            for (var index = 0; index < topology.Ring.Count; index++)
            {
                var replicas = Replicas(topology, replication, index);
                replicas.Distinct().Count().ShouldBe(replicas.Count);
                foreach (var (dataCenter, factor) in replication.Factors)
                {
                    topology.DataCenters.TryGetValue(dataCenter, out var extent);
                    var there = replicas.Where(host => host.DataCenter == dataCenter).ToList();
                    there.Count.ShouldBe(Math.Min(factor, extent.Hosts));
                    there.Select(host => host.Rack).Distinct().Count().ShouldBe(Math.Min(factor, extent.Racks));
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_first_network_replica_of_a_range_is_its_owner() =>
        Prop.ForAll(PlacedHost.Clusters, hosts =>
        {
            var topology = new RingTopology<PlacedHost>(hosts);
            for (var index = 0; index < topology.Ring.Count; index++)
                Replicas(topology, Network(("dc0", 3), ("dc1", 3)), index)[0].ShouldBe(topology.Ring.OwnerAt(index));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rack_is_passed_over_while_another_has_none()
    {
        PlacedHost a = new("a", "dc", "one"), b = new("b", "dc", "one"), c = new("c", "dc", "two");
        var topology = new RingTopology<PlacedHost>([(a, [new Token(0)]), (b, [new Token(10)]), (c, [new Token(20)])]);
        Replicas(topology, Network(("dc", 2)), 0).ShouldBe([a, c]);
        Replicas(topology, Network(("dc", 3)), 0).ShouldBe([a, b, c]);
    }

    [Fact]
    public void A_map_names_only_replicas_of_the_preferred_data_centre()
    {
        PlacedHost a = new("a", "near", "r"), b = new("b", "far", "r");
        var topology = new RingTopology<PlacedHost>([(a, [new Token(0)]), (b, [new Token(10)])]);
        var both = Network(("near", 1), ("far", 1));
        new ReplicaMap<PlacedHost>(topology, both, null).Of(new Token(5)).ShouldBe([b, a]);
        new ReplicaMap<PlacedHost>(topology, both, "near").Of(new Token(5)).ShouldBe([a]);
        new ReplicaMap<PlacedHost>(topology, new UnknownReplication("x"), null).Of(new Token(5)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SimpleStrategy")]
    [InlineData("org.apache.cassandra.locator.SimpleStrategy")]
    public void Simple_strategy_is_read_by_its_short_and_full_name(string name) =>
        Replication.Parse(new Dictionary<string, string> { ["class"] = name, ["replication_factor"] = "3" })
            .ShouldBe(new SimpleReplication(3));

    [Theory]
    [InlineData("NetworkTopologyStrategy")]
    [InlineData("org.apache.cassandra.locator.NetworkTopologyStrategy")]
    public void Network_strategy_is_read_with_transient_replicas_counted(string name) =>
        Replication.Parse(new Dictionary<string, string> { ["class"] = name, ["east"] = "3", ["west"] = "2/1" })
            .ShouldBe(Network(("east", 3), ("west", 2)));

    [Theory]
    [InlineData("org.apache.cassandra.locator.LocalStrategy", null)]
    [InlineData("SimpleStrategy", null)]
    [InlineData("SimpleStrategy", "many")]
    public void Other_strategies_and_wrong_factors_are_not_known(string name, string? factor)
    {
        var map = new Dictionary<string, string> { ["class"] = name };
        if (factor is not null)
            map["replication_factor"] = factor;
        Replication.Parse(map).ShouldBe(new UnknownReplication(name));
    }

    private static NetworkTopologyReplication Network(params (string DataCenter, int Factor)[] factors) =>
        new(factors.ToDictionary(pair => pair.DataCenter, pair => pair.Factor));

    private static List<PlacedHost> Replicas(RingTopology<PlacedHost> topology, Replication replication, int index)
    {
        var replicas = new List<PlacedHost>();
        replication.AddReplicas(topology, index, replicas);
        return replicas;
    }
}
