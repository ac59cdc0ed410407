using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>One worker's rows on their way into a bundle: those of one part of a collection, one journal a table.</summary>
/// <param name="folder">The bundle's folder, for messages.</param>
/// <param name="journals">Where the entity's journals are.</param>
/// <param name="entity">Whose rows they are.</param>
internal sealed class BundleWriter(string folder, string journals, EntityPlan entity) : IWideColumnWriter
{
    private readonly RowJournal?[] _tables = new RowJournal?[entity.CassandraTables.Count];
    private int? _partition;

    /// <summary>The journal of a table's rows from one part.</summary>
    internal static string PathOf(string journals, int partition, int table) =>
        Path.Combine(journals, string.Create(CultureInfo.InvariantCulture, $"{partition}.{table}"));

    /// <inheritdoc />
    public Task BeginAsync(PartitionState at, CancellationToken cancellation) => BundleErrors.GuardAsync(folder, () =>
    {
        if (_partition != at.Partition.Ordinal)
            Close();
        _partition = at.Partition.Ordinal;
        for (var table = 0; table < _tables.Length; table++)
        {
            var journal = _tables[table] ??= new RowJournal(PathOf(journals, _partition.Value, table));
            if (!journal.GoTo(at.Counts.Rows.GetValueOrDefault(entity.CassandraTables[table].Name)))
                throw BundleErrors.Lost(folder, entity.Name);
        }
    }, cancellation);

    /// <inheritdoc />
    public Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) => BundleErrors.GuardAsync(folder, () =>
    {
        for (var table = 0; table < _tables.Length; table++)
            Journal(table).Append(rows[table].Written.Span, rows[table].Rows);
    }, cancellation);

    /// <inheritdoc />
    public Task AcknowledgeAsync(CancellationToken cancellation) => BundleErrors.GuardAsync(folder, () =>
    {
        for (var table = 0; table < _tables.Length; table++)
            Journal(table).Flush();
    }, cancellation);

    /// <inheritdoc />
    /// <remarks>The next checkpoint cuts off what was written behind it.</remarks>
    public Task ResetAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        BundleErrors.Guard(folder, Close);
        return ValueTask.CompletedTask;
    }

    private RowJournal Journal(int table) =>
        _tables[table] ?? throw new InvalidOperationException($"Rows of {entity.Name} come without a checkpoint that they follow.");

    private void Close()
    {
        foreach (var journal in _tables)
            journal?.Dispose();
        Array.Clear(_tables);
    }
}
