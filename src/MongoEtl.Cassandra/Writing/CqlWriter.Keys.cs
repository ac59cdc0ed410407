namespace MongoEtl.Cassandra;

// What the server refuses: a partition key of one column without a byte, keys longer than an unsigned short counts, rows too large.
public sealed partial class CqlWriter
{
    private const int MostKeyBytes = ushort.MaxValue;

    /// <summary>What a column in a partition key of several has around it: a length of two bytes, and a zero byte after it.</summary>
    private const int ComponentOverhead = 3;

    /// <summary>A row's values may have so many bytes. The server takes mutations of 16 MiB unless it is set otherwise; what it adds to the
    /// values (names of columns, times, lengths) is far less than what is kept free here. With a small heap it may take less, which only it
    /// knows: 12.4 MiB were seen with one of 512 MiB (Cassandra 5.0.5).</summary>
    /// <remarks>cassandra.yaml, <c>max_mutation_size</c> and <c>native_transport_max_message_size</c>.</remarks>
    internal const int MostRowBytes = 16 * 1024 * 1024 - 16 * 1024;

    private int _keyStart;
    private int _columnsBeforeKey;

    /// <summary>Says that the columns so far make the partition key.</summary>
    /// <exception cref="ColumnException">It is longer than 65,535 bytes, or is one column that is empty.</exception>
    public void EndPartitionKey()
    {
        var columns = _columns - _columnsLeft;
        var bytes = _length - _keyStart - sizeof(int) * columns;
        if (columns == 1 && bytes == 0)
            ThrowEmptyKey();
        var length = columns == 1 ? bytes : bytes + ComponentOverhead * columns;
        if (length > MostKeyBytes)
            ThrowLongKey("partition key", length);
        (_keyStart, _columnsBeforeKey) = (_length, columns);
    }

    /// <summary>Says that the columns since the partition key make the clustering key.</summary>
    /// <exception cref="ColumnException">Their values have more than 65,535 bytes.</exception>
    public void EndClusteringKey()
    {
        var length = _length - _keyStart - sizeof(int) * (_columns - _columnsLeft - _columnsBeforeKey);
        if (length > MostKeyBytes)
            ThrowLongKey("clustering key", length);
    }

    private void ThrowLargeRow(int length) => throw new DocumentException("", $"a row of at most {MostRowBytes} bytes", $"{length} bytes",
        $"its row of {table ?? "a table"} has {length} bytes and Cassandra takes {MostRowBytes}; "
        + "shorten values in the rules, or leave a column out");

    private void ThrowEmptyKey() =>
        throw Refused("a partition key of at least one byte", "an empty value",
            "Cassandra refuses it: leave the row out with [When], or give another value");

    private void ThrowLongKey(string key, int length) =>
        throw Refused($"a {key} of at most {MostKeyBytes} bytes", $"{length} bytes",
            "Cassandra refuses it: shorten the value in the rule, or choose another key");
}
