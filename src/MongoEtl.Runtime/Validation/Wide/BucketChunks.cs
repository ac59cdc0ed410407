namespace MongoEtl.Runtime;

/// <summary>Deals out the unequal buckets of some tables, so many at a time that their expected rows can be held in memory.</summary>
internal sealed class BucketChunks
{
    /// <summary>Rows that are held at once.</summary>
    internal const long MostRows = 50_000;

    private readonly List<(WideTable Table, Queue<int> Buckets)> _left;

    public BucketChunks(IEnumerable<WideTable> tables)
    {
        _left = [.. tables.Select(table => (table, new Queue<int>(table.Expected.Unequal(table.Found)))).Where(pair =>
            pair.Item2.Count > 0)];
        Tables = [.. _left.Select(pair => pair.Table)];
    }

    /// <summary>The tables that have unequal buckets.</summary>
    public IReadOnlyList<WideTable> Tables { get; }

    /// <summary>The next buckets, by table; none when all are dealt out.</summary>
    public IReadOnlyDictionary<WideTable, IReadOnlySet<int>> Next()
    {
        var chunk = new Dictionary<WideTable, IReadOnlySet<int>>();
        var rows = 0L;
        foreach (var (table, buckets) in _left)
        {
            var taken = new HashSet<int>();
            while (buckets.TryPeek(out var bucket) && (rows == 0 || rows + Held(table, bucket) <= MostRows))
            {
                rows += Held(table, bucket);
                taken.Add(buckets.Dequeue());
            }
            if (taken.Count > 0)
                chunk.Add(table, taken);
        }
        return chunk;
    }

    // Where no row stands, none has to wait for the other side.
    private static long Held(WideTable table, int bucket) => table.Found.RowsOf(bucket) == 0 ? 0 : table.Expected.RowsOf(bucket);
}
