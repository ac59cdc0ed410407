namespace MongoEtl.Runtime;

/// <summary>Rows of a table folded into buckets by the digest of their key: of each bucket how many rows, and the sum of their digests. Two
/// sets of rows are equal if all buckets are; if not, the rows that differ are in buckets that do. Takes 1.25 MB from its first row on,
/// whatever their number. Thread-safe, but for <see cref="Release"/>.</summary>
internal sealed class BucketSums
{
    /// <summary>Number of buckets.</summary>
    public const int Buckets = 1 << 16;

    private const int Locks = 64;

    private readonly Lock[] _locks = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];
    private Arrays? _arrays;
    private long _released;

    /// <summary>Rows in all.</summary>
    public long Rows => _released + (_arrays?.Rows.Sum(rows => (long)rows) ?? 0);

    /// <summary>The bucket of a row.</summary>
    public static int BucketOf(UInt128 key) => (int)(ushort)key;

    public void Add(RowDigest digest)
    {
        var arrays = Volatile.Read(ref _arrays) ?? Make();
        var bucket = BucketOf(digest.Key);
        lock (_locks[bucket % Locks])
        {
            arrays.Rows[bucket]++;
            // Sums wrap around, which loses nothing.
            arrays.Sums[bucket] = unchecked(arrays.Sums[bucket] + digest.Row);
        }
    }

    /// <summary>Rows of a bucket.</summary>
    public long RowsOf(int bucket) => _arrays?.Rows[bucket] ?? 0;

    /// <summary>The buckets that are not the same in both, in order.</summary>
    public List<int> Unequal(BucketSums other) => [.. Enumerable.Range(0, Buckets).Where(
        bucket => RowsOf(bucket) != other.RowsOf(bucket) || SumOf(bucket) != other.SumOf(bucket))];

    /// <summary>Frees the buckets, of which only <see cref="Rows"/> stays. To be called for both sides that were found equal.</summary>
    public void Release() => (_released, _arrays) = (Rows, null);

    private UInt128 SumOf(int bucket) => _arrays?.Sums[bucket] ?? 0;

    private Arrays Make()
    {
        Interlocked.CompareExchange(ref _arrays, new Arrays(new int[Buckets], new UInt128[Buckets]), null);
        return _arrays;
    }

    private sealed record Arrays(int[] Rows, UInt128[] Sums);
}
