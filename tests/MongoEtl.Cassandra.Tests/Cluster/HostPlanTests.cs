using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

public sealed class HostPlanTests
{
    [Fact]
    public void Every_host_is_named_once_and_replicas_first() =>
        Prop.ForAll(Gen.Choose(0, 6).Zip(Gen.Choose(0, 6)).Zip(ArbMap.Default.GeneratorFor<int>()).ToArbitrary(), sizes =>
        {
            var hosts = Enumerable.Range(0, Math.Max(sizes.Item1.Item1, sizes.Item1.Item2)).Select(i => i.ToString()).ToArray();
            var replicas = hosts[..sizes.Item1.Item1];
            var named = Named(replicas, hosts, sizes.Item2);
            named.Count.ShouldBe(hosts.Length);
            named.Distinct().Count().ShouldBe(hosts.Length);
            named.Take(replicas.Length).ShouldBe(replicas, ignoreOrder: true);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Successive_turns_begin_at_successive_hosts()
    {
        string[] hosts = ["a", "b", "c"];
        Enumerable.Range(0, 3).Select(turn => Named(hosts, hosts, turn)[0]).ShouldBe(hosts);
    }

    private static List<string> Named(string[] replicas, string[] hosts, int turn)
    {
        var plan = new HostPlan<string>(replicas, hosts, turn);
        var named = new List<string>();
        while (plan.Next() is { } host)
            named.Add(host);
        return named;
    }
}
