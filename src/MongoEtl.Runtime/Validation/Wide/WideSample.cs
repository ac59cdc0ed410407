namespace MongoEtl.Runtime;

/// <summary>Compares the rows of a sample's documents with those that stand under their keys.</summary>
internal sealed class WideSample(
    IReadOnlyList<WideTable> tables, IWideColumnComparison comparison, WideMender? mender, CancellationToken cancellation) : IPartTaker
{
    private readonly IReadOnlyList<IComparableRow> _forms = [.. tables.Select(table => comparison.CreateRow(table.Plan))];

    public async Task TakeAsync(EncodedBatch rows)
    {
        for (var i = 0; i < tables.Count; i++)
            await CompareAsync(tables[i], _forms[i], rows.Rows[tables[i].Ordinal].Written).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    public Task EndAsync() => mender?.RelieveAsync(cancellation) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task CompareAsync(WideTable table, IComparableRow form, ReadOnlyMemory<byte> written)
    {
        var encoded = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < written.Length; at += ContestedTable.RowLength(written.Span, at))
            encoded.Add(written.Slice(at, ContestedTable.RowLength(written.Span, at))[sizeof(int)..]);
        Interlocked.Add(ref table.SampleRows, encoded.Count);
        var keys = encoded.ConvertAll(row => row[..RowCells.Key(table.Plan, row.Span).Length]);
        var found = await comparison.FindAsync(table.Plan, keys, cancellation).ConfigureAwait(false);
        for (var i = 0; i < encoded.Count; i++)
            Compare(table, form, encoded[i].Span, found[i]);
    }

    private void Compare(WideTable table, IComparableRow form, ReadOnlySpan<byte> encoded, byte[]? standing)
    {
        var expected = form.Of(encoded);
        if (standing is not null && expected.SequenceEqual(standing))
            return;
        var columns = table.Plan.Columns.Count;
        if (standing is null)
            table.Add(FindingKind.Missing, comparison, expected, []);
        else
            table.AddDifference(comparison, expected, standing);
        mender?.Write(table, RowCells.Mending(encoded, standing, columns));
    }
}
