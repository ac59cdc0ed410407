namespace MongoEtl.Runtime;

/// <summary>One pass over the rows of unequal buckets, from both sides. Expected rows of buckets in which rows stand are held, as many as
/// memory is meant for; others need no other side to be told.</summary>
internal sealed class WideListing(WideTable table, IWideColumnComparison comparison, IReadOnlySet<int> buckets, IMendRows? mender)
{
    private readonly Lock _gate = new();
    // An empty one was met already.
    private readonly Dictionary<UInt128, byte[]> _held = [];

    private int Columns => table.Plan.Columns.Count;

    /// <summary>Takes an expected row.</summary>
    /// <param name="encoded">As the encoder wrote it, without its length.</param>
    /// <param name="row">In the comparable form.</param>
    public void Expect(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> row)
    {
        var key = RowDigest.Of(table.Plan, row).Key;
        var bucket = BucketSums.BucketOf(key);
        if (!buckets.Contains(bucket))
            return;
        if (table.Found.RowsOf(bucket) == 0)
        {
            Miss(encoded, row);
            return;
        }
        lock (_gate)
            _held[key] = encoded.ToArray();
    }

    /// <summary>Takes a row that stands, in the comparable form.</summary>
    public void Meet(ReadOnlySpan<byte> row, IComparableRow form)
    {
        var digest = RowDigest.Of(table.Plan, row);
        var bucket = BucketSums.BucketOf(digest.Key);
        if (!buckets.Contains(bucket))
            return;
        byte[]? encoded;
        lock (_gate)
        {
            if (_held.TryGetValue(digest.Key, out encoded))
                _held[digest.Key] = [];
        }
        if (encoded is null)
        {
            table.Add(FindingKind.Extra, comparison, row, []);
            mender?.Delete(table, RowCells.Key(table.Plan, row).ToArray());
            return;
        }
        if (encoded.Length == 0)
            return;
        var expected = form.Of(encoded);
        if (expected.SequenceEqual(row))
            return;
        table.AddDifference(comparison, expected, row);
        mender?.Write(table, RowCells.Mending(encoded, row, Columns));
    }

    /// <summary>Both sides are through: what is still held is missing.</summary>
    public void Finish()
    {
        var form = comparison.CreateRow(table.Plan);
        foreach (var encoded in _held.Values.Where(encoded => encoded.Length > 0))
            Miss(encoded, form.Of(encoded));
        _held.Clear();
    }

    private void Miss(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> row)
    {
        table.Add(FindingKind.Missing, comparison, row, []);
        mender?.Write(table, RowCells.Mending(encoded, default, Columns));
    }
}
