namespace MongoEtl.Sources;

/// <summary>A connection of a pool.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Generation">Of the pool when it was begun: an older one than the pool's is stale.</param>
internal sealed record PooledConnection(MongoConnection Connection, int Generation)
{
    /// <summary>When it was last given back, by <see cref="Environment.TickCount64"/>.</summary>
    internal long UnusedSince { get; set; }
}
