namespace MongoEtl.Runtime;

/// <summary>Reads tables of a wide-column store in a form in which equal rows have equal bytes, and mends them. Thread-safe.</summary>
/// <remarks>A row is the [value]s of its columns as <see cref="CqlTablePlan.Columns"/> has them, behind each other: an int32 length
/// (negative: absent) and the bytes, big-endian. In the comparable form sets and maps are sorted by their bytes, an empty collection is
/// absent, -0 is 0, there is one NaN, and decimals have no trailing zeros.</remarks>
public interface IWideColumnComparison : IAsyncDisposable
{
    /// <summary>Looks at a table before it is compared. Columns that it lacks are absent in every row from then on.</summary>
    /// <returns>Columns that it lacks; <c>*</c> alone where there is no such table.</returns>
    Task<IReadOnlyList<string>> OpenTableAsync(CqlTablePlan table, CancellationToken cancellation);

    /// <summary>Brings encoded rows into the comparable form. For one thread at a time; the bytes are valid until the next call.</summary>
    IComparableRow CreateRow(CqlTablePlan table);

    /// <summary>Reads the whole table by ranges of tokens.</summary>
    /// <param name="table">The table.</param>
    /// <param name="jobs">Ranges that are read at once.</param>
    /// <param name="visit">Makes what takes the rows of one range in the comparable form; ranges are read at once.</param>
    /// <param name="afterPage">Comes behind the rows of each page; may be null.</param>
    /// <param name="cancellation">Stops it.</param>
    Task ScanAsync(CqlTablePlan table, int jobs, Func<VisitRow> visit, Func<Task>? afterPage, CancellationToken cancellation);

    /// <summary>Reads single rows by their keys, which are the leading columns of a row.</summary>
    /// <returns>For each key its row in the comparable form, or null.</returns>
    Task<IReadOnlyList<byte[]?>> FindAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellation);

    /// <summary>The key's columns as text.</summary>
    IReadOnlyList<string> KeyTexts(CqlTablePlan table, ReadOnlySpan<byte> row);

    /// <summary>Writes rows: a length of -1 deletes the cell, of -2 leaves it.</summary>
    Task WriteAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> rows, long timestamp, CancellationToken cancellation);

    /// <summary>Deletes rows by their keys.</summary>
    Task DeleteAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> keys, long timestamp, CancellationToken cancellation);
}
