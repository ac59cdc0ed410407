namespace MongoEtl.Cassandra;

/// <summary>cqlsh's COPY FROM: its options, what its CSV files must not hold, and how their cells are quoted.</summary>
/// <remarks>Apache Cassandra, doc "cqlsh", COPY FROM, and pylib/cqlshlib/copyutil.py (4.0 to 5.0).</remarks>
internal static class CopyCommand
{
    /// <summary>The text that COPY takes for a null. No cell holds it, so that an empty text is an empty text. What is absent is in no cell
    /// either: COPY would write a null, a tombstone, for it.</summary>
    internal const string Null = "<null>";

    /// <summary>Has no fraction of a second, so that no cell matches it; see <see cref="CqlForm"/>.</summary>
    internal const string TimeFormat = "%Y-%m-%d %H:%M:%S%z";

    /// <summary>Characters of the longest cell; Python's csv module refuses 131,073.</summary>
    private const int LongestCell = 100_000;

    /// <summary>A server refuses a batch over several partitions above 50 KiB (<c>batch_size_fail_threshold</c>).</summary>
    private const int BatchBytes = 24 * 1024;

    /// <summary>Rows of a batch unless the rows are large; COPY's own default.</summary>
    private const int MostRowsOfBatch = 20;

    /// <summary>Whether COPY reads the cell back as it is. It cuts files into lines before it looks for quotes, takes a carriage return for
    /// a line feed, and refuses NUL; other control characters it does not promise to keep.</summary>
    internal static bool Takes(string cell) =>
        cell.Length <= LongestCell && !cell.Any(char.IsControl) && !cell.Contains(Null, StringComparison.Ordinal);

    /// <summary>A cell as it stands in a file: in quotes wherever it could be taken for something else.</summary>
    /// <remarks>RFC 4180: a quote is written twice. COPY does so where QUOTE and ESCAPE are one character.</remarks>
    internal static string Quote(string cell) =>
        cell.Length > 0 && cell.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '.' or ':' or '_')
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The command that loads a file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="file">Its name.</param>
    /// <param name="largestRow">Bytes of its largest row on the server.</param>
    internal static string Text(string table, IEnumerable<string> columns, string file, long largestRow)
    {
        var rows = Math.Clamp(BatchBytes / Math.Max(1, largestRow), 1, MostRowsOfBatch);
        return $"COPY {CqlText.Quote(table)} ({string.Join(", ", columns.Select(CqlText.Quote))}) FROM '{file}' WITH HEADER = TRUE"
            + $" AND NULL = '{Null}' AND QUOTE = '\"' AND ESCAPE = '\"' AND DATETIMEFORMAT = '{TimeFormat}'"
            + $" AND BOOLSTYLE = 'True,False' AND MAXBATCHSIZE = {rows};";
    }
}
