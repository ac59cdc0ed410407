using System.Collections.Concurrent;

namespace MongoEtl.Cassandra;

/// <summary>Memory for rows that wait, handed from window to window: there is never more of it than the windows that were open at once
/// took. Thread-safe.</summary>
internal sealed class ChunkPool
{
    /// <summary>Binary logarithm of <see cref="RowsAPage"/>.</summary>
    internal const int PageBits = 10;

    /// <summary>Rows of a page: some 56 KB, no large object.</summary>
    internal const int RowsAPage = 1 << PageBits;

    private const int ChunkBytes = 256 * 1024;

    private readonly ConcurrentBag<byte[]> _idle = [];
    private readonly ConcurrentBag<WindowRow[]> _idlePages = [];

    /// <summary>An array of at least so many bytes; what it holds is anything.</summary>
    internal byte[] Rent(int length) => length > ChunkBytes ? new byte[length] : _idle.TryTake(out var idle) ? idle : new byte[ChunkBytes];

    /// <summary>Takes an array back. Those of single large rows are not kept.</summary>
    internal void Return(byte[] bytes)
    {
        if (bytes.Length == ChunkBytes)
            _idle.Add(bytes);
    }

    /// <summary>A page of <see cref="RowsAPage"/> rows.</summary>
    internal WindowRow[] RentPage() => _idlePages.TryTake(out var idle) ? idle : new WindowRow[RowsAPage];

    /// <summary>Takes a page back.</summary>
    internal void Return(WindowRow[] page)
    {
        // Else it would keep the memory of single large rows.
        Array.Clear(page);
        _idlePages.Add(page);
    }

    /// <summary>Lets go of what is idle: nothing more is written.</summary>
    internal void Clear()
    {
        _idle.Clear();
        _idlePages.Clear();
    }
}
