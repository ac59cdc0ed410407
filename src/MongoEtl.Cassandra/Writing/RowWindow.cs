namespace MongoEtl.Cassandra;

/// <summary>Rows of one table in the order in which they came: from the oldest that is not acknowledged to the newest. Rows in the middle may be sent
/// and acknowledged before older ones; memory comes free from the oldest on. Used by one thread.</summary>
/// <param name="partitionKeyColumns">Columns of the partition key; they come first.</param>
/// <param name="keyColumns">Columns of the whole primary key.</param>
/// <param name="pool">Memory for the rows' bytes.</param>
internal sealed class RowWindow(int partitionKeyColumns, int keyColumns, ChunkPool pool)
{
    /// <summary>What a row takes beside its bytes.</summary>
    internal const int RowOverhead = 64;

    private readonly Queue<Chunk> _chunks = new();
    private Chunk? _open;
    private WindowRow[]?[] _pages = new WindowRow[4][];
    private long _firstPage;
    private long _sent;

    /// <summary>Number of the oldest row that is not acknowledged; all before it are.</summary>
    internal long First { get; private set; }

    /// <summary>The number that the next row will have: they count from 0.</summary>
    internal long Next { get; private set; }

    /// <summary>Bytes that the rows from <see cref="First"/> on take, those among them that are acknowledged too.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The part of <see cref="Bytes"/> from <see cref="OldestUnsent"/> on, as it was when that was asked last.</summary>
    internal long UnsentBytes { get; private set; }

    /// <summary>A row that is not older than <see cref="First"/>.</summary>
    internal ref WindowRow this[long number] => ref PageOf(number >> ChunkPool.PageBits)![number & (ChunkPool.RowsAPage - 1)];

    /// <summary>Takes a row's values as they go into a frame, and gives it a number.</summary>
    internal long Add(ReadOnlySpan<byte> values)
    {
        if ((Next & (ChunkPool.RowsAPage - 1)) == 0)
            OpenPage();
        var chunk = ChunkFor(values.Length);
        ref var row = ref this[Next];
        row = WindowRow.Of(values, partitionKeyColumns, keyColumns);
        (row.Bytes, row.Offset) = (chunk.Bytes, chunk.Used);
        values.CopyTo(chunk.Bytes.AsSpan(chunk.Used));
        chunk.Used += values.Length;
        chunk.Last = Next;
        Bytes += values.Length + RowOverhead;
        UnsentBytes += values.Length + RowOverhead;
        return Next++;
    }

    /// <summary>The oldest row that is not sent, or null where all are.</summary>
    internal long? OldestUnsent()
    {
        for (; _sent < Next; _sent++)
        {
            ref var row = ref this[_sent];
            if (!row.IsSent)
                return _sent;
            UnsentBytes -= row.Length + RowOverhead;
        }
        return null;
    }

    /// <summary>Forgets acknowledged rows up to the oldest that is not.</summary>
    internal void Forget()
    {
        OldestUnsent();
        for (; First < _sent && this[First].IsAcknowledged; First++)
        {
            Bytes -= this[First].Length + RowOverhead;
            this[First].Bytes = [];
        }
        ReleasePages();
        while (_chunks.TryPeek(out var chunk) && chunk.Last < First && chunk != _open)
            pool.Return(_chunks.Dequeue().Bytes);
    }

    /// <summary>Forgets every row.</summary>
    internal void Clear()
    {
        (First, _sent, Bytes, UnsentBytes, _open) = (Next, Next, 0, 0, null);
        ReleasePages();
        while (_chunks.TryDequeue(out var chunk))
            pool.Return(chunk.Bytes);
    }

    private Chunk ChunkFor(int length)
    {
        if (_open is not null && _open.Bytes.Length - _open.Used >= length)
            return _open;
        _open = new Chunk(pool.Rent(length));
        _chunks.Enqueue(_open);
        return _open;
    }

    private ref WindowRow[]? PageOf(long page) => ref _pages[page & (_pages.Length - 1)];

    private void OpenPage()
    {
        var page = Next >> ChunkPool.PageBits;
        if (page - _firstPage == _pages.Length)
        {
            var pages = _pages;
            _pages = new WindowRow[pages.Length * 2][];
            for (var old = _firstPage; old < page; old++)
                PageOf(old) = pages[old & (pages.Length - 1)];
        }
        PageOf(page) = pool.RentPage();
    }

    private void ReleasePages()
    {
        for (; _firstPage < First >> ChunkPool.PageBits; _firstPage++)
        {
            pool.Return(PageOf(_firstPage)!);
            PageOf(_firstPage) = null;
        }
    }

    private sealed class Chunk(byte[] bytes)
    {
        public byte[] Bytes { get; } = bytes;

        public int Used { get; set; }

        public long Last { get; set; }
    }
}
