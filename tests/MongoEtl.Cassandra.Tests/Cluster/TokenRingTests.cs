using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

public sealed class TokenRingTests
{
    private static readonly Arbitrary<long> Anywhere = Gen.Frequency(
        (8, ArbMap.Default.GeneratorFor<int>().Select(seed => new Random(seed).NextInt64(long.MinValue, long.MaxValue))),
        (1, Gen.Constant(long.MinValue)), (1, Gen.Constant(long.MaxValue))).ToArbitrary();

    [Fact]
    public void Look_up_equals_a_naive_search() =>
        Prop.ForAll(PlacedHost.Clusters, Anywhere, (hosts, place) =>
        {
            var ring = new RingTopology<PlacedHost>(hosts).Ring;
            ring.OwnerAt(ring.IndexOf(new Token(place))).ShouldBe(Naive(hosts, place));
            foreach (var (host, tokens) in hosts)
            {
                foreach (var token in tokens)
                    ring.OwnerAt(ring.IndexOf(token)).ShouldBe(host);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_ring_without_tokens_is_an_error_to_ask() =>
        Should.Throw<InvalidOperationException>(() => new TokenRing<PlacedHost>([]).IndexOf(new Token(1)));

    private static PlacedHost Naive(IReadOnlyList<(PlacedHost Host, IReadOnlyList<Token> Tokens)> hosts, long place)
    {
        var all = hosts.SelectMany(host => host.Tokens.Select(token => (token.Value, host.Host))).OrderBy(pair => pair.Value).ToList();
        return all.Where(pair => pair.Value >= place).Select(pair => pair.Host).FirstOrDefault() ?? all[0].Host;
    }
}
