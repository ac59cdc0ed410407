using System.Runtime.CompilerServices;
using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>Reads columns of a table as text, in the form of a cell of a CSV file for cqlsh.</summary>
/// <param name="options">The keyspace, and the consistency.</param>
/// <param name="table">The table.</param>
/// <param name="columns">The columns.</param>
/// <param name="isDistinct">Each partition once; the columns are then those of the partition key.</param>
internal sealed class TextReading(CassandraOptions options, string table, IReadOnlyList<string> columns, bool isDistinct = false)
{
    private readonly Consistency _level = ReadConsistency.Of(options);

    /// <summary>The rows of each page.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<IReadOnlyList<string?>>> PagesAsync(
        CqlSession session, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = string.Join(", ", columns.Select(CqlText.Quote));
        var select = $"SELECT {(isDistinct ? "DISTINCT " : "")}{names} FROM {CqlText.Quote(options.Keyspace)}.{CqlText.Quote(table)}";
        await foreach (var page in session.ReadPagesAsync(select, consistency: _level, cancellation: cancellation).ConfigureAwait(false))
        {
            var rows = new List<IReadOnlyList<string?>>();
            while (page.Read())
                rows.Add([.. Enumerable.Range(0, page.Columns.Count).Select(column => Text(page, column))]);
            yield return rows;
        }
    }

    private static string? Text(CqlRowReader row, int column)
    {
        if (row.IsNull(column))
            return null;
        var text = new StringBuilder();
        CqlForm.Cell.Append(text, row.Columns[column].Type, row.GetBytes(column));
        return text.ToString();
    }
}
