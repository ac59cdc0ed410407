using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

/// <summary>What holds of every topology, whatever servers say in whatever order.</summary>
public sealed class TopologyPropertyTests
{
    private static readonly string[] Hosts = ["a:1", "b:2", "c:3", "no host", "A:1"];

    private static readonly string[] Addresses =
    [
        "mongodb://a:1", "mongodb://a:1,b:2", "mongodb://a:1,b:2/?replicaSet=rs", "mongodb://a:1/?directConnection=true",
        "mongodb://a:1/?directConnection=true&replicaSet=rs", "mongodb://a:1/?loadBalanced=true",
    ];

    [Fact]
    public void Topologies_stay_in_order() => Prop.ForAll(Stories(), story =>
    {
        var (uri, chapters) = story;
        var address = MongoAddress.Parse(uri);
        var state = new TopologyState(TopologyDescription.Start(address.Hosts, address.Options));
        foreach (var (host, hello) in chapters)
        {
            var generation = state.GenerationOf(host);
            state.Learn(hello is null
                ? ServerDescription.Unknown(host, new MongoNetworkException(host, "it ended"))
                : ServerDescription.From(host, hello, TimeSpan.Zero, TimeSpan.Zero));
            Check(state.Current);
            if (state.Current.Find(host) is not null)
                state.GenerationOf(host).ShouldBe(hello is null ? generation + 1 : generation);
        }
    }).QuickCheckThrowOnFailure();

    private static void Check(TopologyDescription topology)
    {
        topology.Servers.Select(server => server.Host).ShouldBeUnique();
        var primaries = topology.Servers.Count(server => server.Type == ServerType.Primary);
        switch (topology.Type)
        {
            case TopologyType.ReplicaSetWithPrimary:
                primaries.ShouldBe(1);
                topology.Servers.ShouldAllBe(server => server.SetName == null || server.SetName == topology.SetName);
                break;
            case TopologyType.ReplicaSetNoPrimary:
                primaries.ShouldBe(0);
                topology.Servers.ShouldNotContain(server => server.Type == ServerType.Standalone || server.Type == ServerType.Mongos);
                break;
            case TopologyType.Sharded:
                topology.Servers.ShouldAllBe(server => server.Type == ServerType.Unknown || server.Type == ServerType.Mongos);
                break;
            case TopologyType.Single or TopologyType.LoadBalanced:
                topology.Servers.Count.ShouldBe(1);
                break;
        }
        foreach (var mode in Enum.GetValues<ReadMode>())
        {
            MongoHost[] passedOver = [.. topology.Servers.Take(1).Select(server => server.Host)];
            var suited = ServerSelector.Suited(topology, new ReadPreference(mode), TimeSpan.FromSeconds(10), passedOver);
            suited.ShouldAllBe(server => server.Type != ServerType.Unknown && server.Type != ServerType.PossiblePrimary);
            if (topology.Type == TopologyType.Unknown)
                suited.ShouldBeEmpty();
        }
    }

    private static Arbitrary<(string, (MongoHost, HelloAnswer?)[])> Stories()
    {
        var host = Gen.Elements("a:1", "b:2", "c:3").Select(text => MongoHost.TryParse(text)!);
        var chapter = from one in host from hello in Hello() from fails in Gen.Choose(0, 4) select (one, fails == 0 ? null : hello);
        return (from uri in Gen.Elements(Addresses)
                from count in Gen.Choose(0, 12)
                from chapters in Gen.ArrayOf(chapter, count)
                select (uri, chapters)).ToArbitrary();
    }

    private static Gen<HelloAnswer> Hello()
    {
        var flag = Gen.Elements(true, false);
        var role = from isPrimary in flag from isSecondary in flag from isArbiter in flag
                   from isHidden in Gen.Elements(false, false, false, true)
                   select new HelloAnswer
                   {
                       IsOk = true, IsWritablePrimary = isPrimary, IsSecondary = isSecondary, IsArbiter = isArbiter, IsHidden = isHidden,
                   };
        return from hello in role
               from set in Gen.Elements("rs", "rs", "rs", "other", null)
               from message in Gen.Elements(null, null, null, "isdbgrid")
               from members in Gen.SubListOf(Hosts)
               from primary in Gen.Elements([.. Hosts, null])
               from me in Gen.Elements([.. Hosts, null, null, null])
               from version in Gen.Elements<long?>(null, 1, 2)
               from election in Gen.Elements<string?>(null, "000000000000000000000001", "000000000000000000000002")
               from wire in Gen.Elements(9, 21)
               select hello with
               {
                   SetName = set, Message = message, Hosts = [.. members], Primary = primary, Me = me, SetVersion = version,
                   ElectionId = election is null ? null : ObjectId.Parse(election), MaxWireVersion = wire,
               };
    }
}
