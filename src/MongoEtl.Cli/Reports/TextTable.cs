namespace MongoEtl.Cli;

/// <summary>Columns of text under headings, numbers to the right; the same for terminals and pipes.</summary>
internal sealed class TextTable(params (string Heading, bool IsNumber)[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>True when nothing was added.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a row, one text a column.</summary>
    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"{cells.Length} cells for {columns.Length} columns.", nameof(cells));
        _rows.Add(cells);
    }

    /// <summary>Writes headings and rows, each line indented.</summary>
    public void Write(TextWriter output, int indent = 0)
    {
        var widths = columns.Select((column, i) => _rows.Select(row => row[i].Length).Append(column.Heading.Length).Max()).ToArray();
        WriteLine(output, indent, widths, columns.Select(column => column.Heading).ToArray());
        foreach (var row in _rows)
            WriteLine(output, indent, widths, row);
    }

    private void WriteLine(TextWriter output, int indent, int[] widths, string[] cells)
    {
        var padded = cells.Select((cell, i) => columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
        output.WriteLine((new string(' ', indent) + string.Join("  ", padded)).TrimEnd());
    }
}
