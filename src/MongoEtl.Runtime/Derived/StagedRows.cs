using System.Collections.Concurrent;

namespace MongoEtl.Runtime;

/// <summary>Rows of an entity's stage tables that wait until the Cassandra rows of the same documents are acknowledged. Of one thread at a
/// time.</summary>
/// <param name="entity">The entity.</param>
public sealed class StagedRows(EntityPlan entity) : IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    // Of one size, whatever that of a batch, and for all: there is never more of it than was waiting at once, which transactions bound. The
    // shared pool keeps little of a size, and would have buffers of each.
    private static readonly ConcurrentBag<byte[]> s_idle = [];

    private readonly List<Chunk> _chunks = [];
    private readonly Chunk?[] _open = new Chunk?[entity.StageTables.Count];

    /// <summary>The entity.</summary>
    public EntityPlan Entity => entity;

    /// <summary>Bytes that are held.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a batch's rows, one buffer for each of <see cref="EntityPlan.StageTables"/> in their order. The buffers may be reused
    /// afterwards.</summary>
    public void Add(IReadOnlyList<RowBuffer> rows)
    {
        for (var table = 0; table < rows.Count; table++)
        {
            Bytes += rows[table].Length;
            for (var left = rows[table].Written; left.Length > 0;)
                left = left[Open(table).Take(left.Span)..];
        }
    }

    /// <summary>Takes over what another one holds, which is empty afterwards.</summary>
    public void TakeFrom(StagedRows other)
    {
        // Rows added later come behind those taken over.
        Array.Clear(_open);
        _chunks.AddRange(other._chunks);
        Bytes += other.Bytes;
        other.Forget();
    }

    /// <summary>The rows of a table as COPY takes them, in the order in which they were added and cut anywhere.</summary>
    /// <param name="table">Ordinal in <see cref="EntityPlan.StageTables"/>.</param>
    public IEnumerable<ReadOnlyMemory<byte>> PartsOf(int table) =>
        _chunks.Where(chunk => chunk.Table == table).Select(chunk => chunk.Written);

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        foreach (var chunk in _chunks)
            chunk.Release();
        Forget();
    }

    /// <inheritdoc />
    public void Dispose() => Clear();

    private Chunk Open(int table)
    {
        if (_open[table] is { IsFull: false } open)
            return open;
        var chunk = new Chunk(table);
        _chunks.Add(chunk);
        return _open[table] = chunk;
    }

    private void Forget()
    {
        _chunks.Clear();
        Array.Clear(_open);
        Bytes = 0;
    }

    private sealed class Chunk(int table)
    {
        private readonly byte[] _bytes = s_idle.TryTake(out var idle) ? idle : new byte[ChunkBytes];
        private int _used;

        public int Table => table;

        public bool IsFull => _used == _bytes.Length;

        public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _used);

        /// <summary>Takes as much as there is room for, and says how much.</summary>
        public int Take(ReadOnlySpan<byte> bytes)
        {
            var length = Math.Min(bytes.Length, _bytes.Length - _used);
            bytes[..length].CopyTo(_bytes.AsSpan(_used));
            _used += length;
            return length;
        }

        public void Release() => s_idle.Add(_bytes);
    }
}
