using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>INSERT statements for the rows that COPY cannot read, one a line. Created with the first.</summary>
internal sealed class InsertFile(string path, string table) : IDisposable
{
    private readonly StringBuilder _values = new();
    private FileStream? _file;
    private StreamWriter? _writer;

    /// <summary>Where it is being written.</summary>
    internal string Path => path;

    /// <summary>Rows so far.</summary>
    internal long Rows { get; private set; }

    /// <summary>Writes a row, absent columns left out.</summary>
    internal void Write(IReadOnlyList<string> columns, IReadOnlyList<CqlType> types, BundleRow row)
    {
        if (_writer is null)
        {
            _file = new FileStream(path, FileMode.Create, FileAccess.Write);
            _writer = new StreamWriter(_file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024);
        }
        _values.Clear();
        var names = new List<string>();
        for (var column = 0; column < columns.Count; column++)
        {
            if (!row.IsSet(column))
                continue;
            if (names.Count > 0)
                _values.Append(", ");
            names.Add(CqlText.Quote(columns[column]));
            CqlForm.Term.Append(_values, types[column], row.Value(column));
        }
        _writer.Write($"INSERT INTO {CqlText.Quote(table)} ({string.Join(", ", names)}) VALUES (");
        _writer.Write(_values);
        _writer.Write(");\n");
        Rows++;
    }

    /// <summary>Returns once the file outlives a power cut.</summary>
    internal void Flush()
    {
        _writer?.Flush();
        _file?.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _file?.Dispose();
    }
}
