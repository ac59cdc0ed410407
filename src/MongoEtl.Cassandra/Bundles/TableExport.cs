using System.Globalization;
using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>Makes the files of one table from its journals: a CSV file for each set of columns that rows have, because COPY would write a
/// null, a tombstone, for an empty cell; and INSERT statements for rows that COPY cannot read. The same rows in the same order give the
/// same bytes.</summary>
/// <param name="folder">The bundle.</param>
/// <param name="scratch">Where files are while they are written.</param>
/// <param name="table">The table.</param>
internal sealed class TableExport(BundleFolder folder, string scratch, CqlTablePlan table)
{
    /// <summary>CSV files of a table; rows of rarer sets of columns are INSERT statements.</summary>
    internal const int MostFiles = 32;

    private readonly string[] _columns = [.. table.Columns.Select(column => column.Name)];
    private readonly CqlType[] _types = [.. table.Columns.Select(column => CqlTypeText.Of(table.Name, column))];
    private readonly BundleRow _row = new(table.Columns.Count);
    private readonly StringBuilder _text = new();

    /// <summary>Replaces the files that the table has, and its part of the loading script. Safe to repeat.</summary>
    /// <param name="journals">The table's journals in order, each with the rows that it has to have.</param>
    /// <param name="cancellation">Stops it between rows.</param>
    /// <returns>False: a journal has another number of rows.</returns>
    internal bool Run(IReadOnlyList<(string Path, long Rows)> journals, CancellationToken cancellation)
    {
        if (CountSets(journals, cancellation) is not { } counts)
            return false;
        var files = counts.OrderByDescending(set => set.Value).ThenByDescending(set => set.Key, StringComparer.Ordinal).Take(MostFiles)
            .Select((set, number) => (set.Key, File: Create(set.Key, number)))
            .ToDictionary(file => file.Key, file => file.File, StringComparer.Ordinal);
        // Where there is no row at all, a file says so.
        if (files.Count == 0)
            files.Add("", Create(new string('1', _columns.Length), 0));
        using var inserts = new InsertFile(Path.Combine(scratch, table.Name + ".rows.cql"), table.Name);
        try
        {
            Write(journals, files, inserts, cancellation);
            foreach (var file in files.Values)
                file.Flush();
            inserts.Flush();
        }
        finally
        {
            foreach (var file in files.Values)
                file.Dispose();
            inserts.Dispose();
        }
        Publish([.. files.Values], inserts);
        return true;
    }

    private CsvFile Create(string set, int number) => new(
        Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"{table.Name}.{number:00}.csv")),
        [.. _columns.Where((_, column) => set[column] == '1')]);

    private Dictionary<string, long>? CountSets(IReadOnlyList<(string Path, long Rows)> journals, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var sets = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (path, expected) in journals)
        {
            var rows = 0L;
            foreach (var row in RowJournal.Read(path))
            {
                cancellation.ThrowIfCancellationRequested();
                _row.Read(row);
                sets[_row.Present] = sets.TryGetValue(_row.Present, out var count) ? count + 1 : 1;
                rows++;
            }
            if (rows != expected)
                return null;
        }
        return counts;
    }

    private void Write(
        IReadOnlyList<(string Path, long Rows)> journals,
        Dictionary<string, CsvFile> files,
        InsertFile inserts,
        CancellationToken cancellation)
    {
        var sets = files.GetAlternateLookup<ReadOnlySpan<char>>();
        var cells = new List<string>();
        foreach (var row in journals.SelectMany(journal => RowJournal.Read(journal.Path)))
        {
            cancellation.ThrowIfCancellationRequested();
            _row.Read(row);
            if (sets.TryGetValue(_row.Present, out var file) && Fill(cells))
                file.Write(cells, _row.Bytes);
            else
                inserts.Write(_columns, _types, _row);
        }
    }

    /// <returns>False: COPY does not read one of the cells back as it is.</returns>
    private bool Fill(List<string> cells)
    {
        cells.Clear();
        for (var column = 0; column < _columns.Length; column++)
        {
            if (!_row.IsSet(column))
                continue;
            _text.Clear();
            CqlForm.Cell.Append(_text, _types[column], _row.Value(column));
            var cell = _text.ToString();
            if (!CopyCommand.Takes(cell))
                return false;
            cells.Add(cell);
        }
        return true;
    }

    private void Publish(IReadOnlyList<CsvFile> files, InsertFile inserts)
    {
        folder.Forget(table.Name);
        var kept = files.Where(file => file.Rows > 0).ToList();
        if (kept.Count == 0)
            kept.Add(files[0]);
        var load = new StringBuilder();
        // The sets of columns came in an order of their own: by rows, so that TABLE.csv has the most.
        foreach (var (number, file) in kept.OrderByDescending(file => file.Rows).ThenBy(file => file.Path, StringComparer.Ordinal).Index())
        {
            var name = number == 0 ? $"{table.Name}.csv" : string.Create(CultureInfo.InvariantCulture, $"{table.Name}.{number + 1}.csv");
            File.Move(file.Path, Path.Combine(folder.Root, name), overwrite: true);
            load.Append(CopyCommand.Text(table.Name, file.Columns, name, file.LargestRow)).Append('\n');
        }
        if (inserts.Rows > 0)
        {
            File.Move(inserts.Path, Path.Combine(folder.Root, Path.GetFileName(inserts.Path)), overwrite: true);
            load.Append($"SOURCE '{Path.GetFileName(inserts.Path)}';\n");
        }
        BundleFolder.WriteWhole(folder.LoadOf(table.Name), load.ToString());
    }
}
