namespace MongoEtl.Cassandra;

/// <summary>Cuts a sorted window into what is sent together: rows of one partition, up to a bound of bytes that keeps a batch below the server's
/// warning threshold.</summary>
/// <remarks>cassandra.yaml, <c>batch_size_warn_threshold</c>: 5 KiB unless set otherwise.</remarks>
internal static class RowGrouping
{
    /// <summary>Most bytes of a batch of several rows.</summary>
    internal const int MostBytes = 4 * 1024 + 512;

    /// <summary>Most rows of a batch.</summary>
    internal const int MostRows = 200;

    /// <summary>The end of the group that begins at row <paramref name="from"/>. One row larger than the bound is a group alone. Two rows of one primary
    /// key are never in one group.</summary>
    internal static int EndOf(RowWindow window, int from)
    {
        var values = window.Values.Span;
        var bytes = values[from].Length;
        var end = from + 1;
        while (end < window.Count && end - from < MostRows && bytes + values[end].Length <= MostBytes
            && window.IsSamePartition(from, end) && !HasRow(window, from, end))
        {
            bytes += values[end++].Length;
        }
        return end;
    }

    private static bool HasRow(RowWindow window, int from, int row)
    {
        for (var i = from; i < row; i++)
        {
            if (window.IsSameRow(i, row))
                return true;
        }
        return false;
    }
}
