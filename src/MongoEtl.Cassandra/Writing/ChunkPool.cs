using System.Collections.Concurrent;

namespace MongoEtl.Cassandra;

/// <summary>Memory for rows that wait, handed from window to window: there is never more of it than the windows that were open at once
/// took. Thread-safe.</summary>
internal sealed class ChunkPool
{
    private const int ChunkBytes = 256 * 1024;

    private readonly ConcurrentBag<byte[]> _idle = [];

    /// <summary>An array of at least so many bytes; what it holds is anything.</summary>
    internal byte[] Rent(int length) => length > ChunkBytes ? new byte[length] : _idle.TryTake(out var idle) ? idle : new byte[ChunkBytes];

    /// <summary>Takes an array back. Those of single large rows are not kept.</summary>
    internal void Return(byte[] bytes)
    {
        if (bytes.Length == ChunkBytes)
            _idle.Add(bytes);
    }
}
