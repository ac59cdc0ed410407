using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>A CSV file of rows that have the same columns, and no others: UTF-8, a header, one line a row.</summary>
internal sealed class CsvFile : IDisposable
{
    /// <summary>What a cell takes on the server beside its value, and a row beside its cells.</summary>
    private const int Overhead = 32;

    private readonly FileStream _file;
    private readonly StreamWriter _writer;

    internal CsvFile(string path, IReadOnlyList<string> columns)
    {
        (Path, Columns) = (path, columns);
        _file = new FileStream(path, FileMode.Create, FileAccess.Write);
        _writer = new StreamWriter(_file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
        WriteLine(columns);
    }

    /// <summary>Where it is being written.</summary>
    internal string Path { get; }

    /// <summary>Its columns.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>Rows so far.</summary>
    internal long Rows { get; private set; }

    /// <summary>About how many bytes its largest row takes on the server.</summary>
    internal long LargestRow { get; private set; }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">A text for each column.</param>
    /// <param name="bytes">Bytes of its values.</param>
    internal void Write(IReadOnlyList<string> cells, long bytes)
    {
        WriteLine(cells);
        Rows++;
        LargestRow = Math.Max(LargestRow, bytes + Overhead * (cells.Count + 1));
    }

    /// <summary>Returns once the file outlives a power cut.</summary>
    internal void Flush()
    {
        _writer.Flush();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private void WriteLine(IReadOnlyList<string> cells)
    {
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (cell > 0)
                _writer.Write(',');
            _writer.Write(CopyCommand.Quote(cells[cell]));
        }
        _writer.Write('\n');
    }
}
