namespace MongoEtl.Cassandra;

/// <summary>Memory for rows that wait for others of their partition, in equal shares for all tables that are being written. Thread-safe.</summary>
/// <param name="bytes">For all together.</param>
internal sealed class WindowBudget(long bytes)
{
    private int _sharers;

    /// <summary>The memory itself.</summary>
    internal ChunkPool Chunks { get; } = new();

    /// <summary>Bytes for each.</summary>
    internal long Share => bytes / Math.Max(1, Volatile.Read(ref _sharers));

    internal void Join() => Interlocked.Increment(ref _sharers);

    internal void Leave() => Interlocked.Decrement(ref _sharers);
}
