using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>A host that is nothing but its place, and generated clusters of such hosts.</summary>
internal sealed class PlacedHost(string name, string dataCenter, string rack) : IPlaced
{
    public string DataCenter => dataCenter;

    public string Rack => rack;

    public override string ToString() => $"{name} in {dataCenter}/{rack}";

    /// <summary>1 to 9 hosts in up to 2 data centres of up to 3 racks, each with 1 to 8 tokens that no other has.</summary>
    internal static Arbitrary<IReadOnlyList<(PlacedHost Host, IReadOnlyList<Token> Tokens)>> Clusters { get; } =
        Gen.Choose(1, 9).SelectMany(count => Gen.Choose(0, 5).ArrayOf(count).SelectMany(places =>
            Gen.Choose(1, 8).ArrayOf(count).SelectMany(sizes =>
                Gen.Choose(0, int.MaxValue - 1).Select(seed => Cluster(places, sizes, seed)))))
        .ToArbitrary();

    private static IReadOnlyList<(PlacedHost Host, IReadOnlyList<Token> Tokens)> Cluster(int[] places, int[] sizes, int seed)
    {
        var random = new Random(seed);
        var used = new HashSet<long>();
        var hosts = new List<(PlacedHost, IReadOnlyList<Token>)>();
        for (var i = 0; i < places.Length; i++)
        {
            var tokens = new List<Token>();
            while (tokens.Count < sizes[i])
            {
                var value = random.NextInt64(long.MinValue, long.MaxValue);
                if (used.Add(value))
                    tokens.Add(new Token(value));
            }
            hosts.Add((new PlacedHost($"host{i}", $"dc{places[i] / 3}", $"rack{places[i] % 3}"), tokens));
        }
        return hosts;
    }
}
