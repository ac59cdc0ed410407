namespace MongoEtl.Runtime;

/// <summary>Gathers rows that have to be mended, and mends them when there are many, or asked to.</summary>
internal sealed class WideMender(IWideColumnComparison comparison, long timestamp, bool deleteExtra) : IMendRows
{
    private const int MostWaiting = 5_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<WideTable, Work> _work = [];

    public void Write(WideTable table, byte[] row)
    {
        lock (_gate)
            Of(table).Rows.Add(row);
    }

    public void Delete(WideTable table, byte[] key)
    {
        if (!deleteExtra)
            return;
        lock (_gate)
            Of(table).Keys.Add(key);
    }

    /// <summary>Mends what waits, if it is much.</summary>
    public Task RelieveAsync(CancellationToken cancellation) => IsFull() ? MendAsync(cancellation) : Task.CompletedTask;

    /// <summary>Mends what waits.</summary>
    public async Task MendAsync(CancellationToken cancellation)
    {
        List<(WideTable Table, List<ReadOnlyMemory<byte>> Rows, List<ReadOnlyMemory<byte>> Keys)> taken = [];
        lock (_gate)
        {
            foreach (var (table, work) in _work)
                taken.Add((table, work.TakeRows(), work.TakeKeys()));
        }
        foreach (var (table, rows, keys) in taken)
        {
            await comparison.WriteAsync(table.Plan, rows, timestamp, cancellation).ConfigureAwait(false);
            await comparison.DeleteAsync(table.Plan, keys, timestamp, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What was done.</summary>
    public IReadOnlyList<TableRepair> Sum() =>
        [.. _work.Select(pair => new TableRepair(Store.Cassandra, pair.Key.Plan.Name, pair.Value.Written, pair.Value.Deleted, 0))];

    private bool IsFull()
    {
        lock (_gate)
            return _work.Values.Sum(work => work.Rows.Count + work.Keys.Count) >= MostWaiting;
    }

    private Work Of(WideTable table)
    {
        if (!_work.TryGetValue(table, out var work))
            _work.Add(table, work = new Work());
        return work;
    }

    private sealed class Work
    {
        public List<ReadOnlyMemory<byte>> Rows { get; private set; } = [];

        public List<ReadOnlyMemory<byte>> Keys { get; private set; } = [];

        public long Written { get; private set; }

        public long Deleted { get; private set; }

        public List<ReadOnlyMemory<byte>> TakeRows()
        {
            var taken = Rows;
            Written += taken.Count;
            Rows = [];
            return taken;
        }

        public List<ReadOnlyMemory<byte>> TakeKeys()
        {
            var taken = Keys;
            Deleted += taken.Count;
            Keys = [];
            return taken;
        }
    }
}
