namespace MongoEtl.Runtime;

/// <summary>Takes expected rows of Cassandra tables one by one.</summary>
internal sealed class WideTaker : IPartTaker
{
    private readonly IReadOnlyList<(WideTable Table, IComparableRow Form)> _forms;
    private readonly Expect _expect;
    private readonly WideMender? _mender;
    private readonly CancellationToken _cancellation;

    /// <param name="tables">The tables.</param>
    /// <param name="comparison">Makes comparable rows.</param>
    /// <param name="expect">Takes each row.</param>
    /// <param name="mender">Relieved behind each batch, or null.</param>
    /// <param name="cancellation">Stops it.</param>
    public WideTaker(
        IEnumerable<WideTable> tables, IWideColumnComparison comparison, Expect expect, WideMender? mender, CancellationToken cancellation)
    {
        _forms = [.. tables.Select(table => (table, comparison.CreateRow(table.Plan)))];
        (_expect, _mender, _cancellation) = (expect, mender, cancellation);
    }

    /// <summary>Takes a row, as the encoder wrote it without its length, and in the comparable form.</summary>
    public delegate void Expect(WideTable table, ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> row);

    public Task TakeAsync(EncodedBatch rows)
    {
        foreach (var (table, form) in _forms)
        {
            var written = rows.Rows[table.Ordinal].Written.Span;
            for (var at = 0; at < written.Length; at += ContestedTable.RowLength(written, at))
            {
                var encoded = written.Slice(at, ContestedTable.RowLength(written, at))[sizeof(int)..];
                _expect(table, encoded, form.Of(encoded));
            }
        }
        return EndAsync();
    }

    public Task EndAsync() => _mender?.RelieveAsync(_cancellation) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
