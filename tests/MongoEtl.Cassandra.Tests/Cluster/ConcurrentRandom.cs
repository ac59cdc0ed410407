namespace MongoEtl.Cassandra.Tests;

/// <summary>Seeded numbers for several threads.</summary>
internal sealed class ConcurrentRandom(int seed)
{
    private readonly Random _random = new(seed);

    internal int Next(int below)
    {
        lock (_random)
            return _random.Next(below);
    }
}
