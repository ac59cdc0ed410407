using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Runtime.Tests;

/// <summary>A table of texts whose first column is the key, and a store that holds its rows in memory.</summary>
internal sealed class TextRows : IWideColumnComparison
{
    public const int Columns = 4;

    public static CqlTablePlan Table { get; } = new()
    {
        Name = "texts",
        Columns = [.. Enumerable.Range(0, Columns).Select(column => new Internal.Column($"c{column}", "text", Nullable: column > 0))],
        PartitionKeyColumns = 1,
        ClusteringKey = [],
        CreateStatement = "",
        InsertStatement = "",
        DeleteStatement = "",
    };

    /// <summary>The rows that stand, by key.</summary>
    public Dictionary<string, string?[]> Rows { get; } = [];

    /// <summary>A row as an encoder writes it, without its length.</summary>
    public static byte[] Encode(string key, string?[] cells, int absent = -2)
    {
        var row = new List<byte>();
        foreach (var cell in cells.Prepend(key))
        {
            var value = cell is null ? null : Encoding.UTF8.GetBytes(cell);
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, value?.Length ?? absent);
            row.AddRange([.. length, .. value ?? []]);
        }
        return [.. row];
    }

    public Task<IReadOnlyList<string>> OpenTableAsync(CqlTablePlan table, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public IComparableRow CreateRow(CqlTablePlan table) => new Form();

    public Task ScanAsync(CqlTablePlan table, int jobs, Func<VisitRow> visit, Func<Task>? afterPage, CancellationToken cancellation)
    {
        var take = visit();
        foreach (var (key, cells) in Rows)
            take(Encode(key, cells, absent: -1));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<byte[]?>> FindAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> keys,
        CancellationToken cancellation) =>
        throw new NotSupportedException();

    public IReadOnlyList<string> KeyTexts(CqlTablePlan table, ReadOnlySpan<byte> row) => [Encoding.UTF8.GetString(RowCells.Value(row, 0))];

    public Task WriteAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> rows, long timestamp, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            var key = KeyTexts(table, row.Span)[0];
            var cells = Rows.TryGetValue(key, out var standing) ? standing : Rows[key] = new string?[Columns - 1];
            for (var column = 1; column < Columns; column++)
            {
                var cell = RowCells.Cell(row.Span, column);
                if (BinaryPrimitives.ReadInt32BigEndian(cell) != -2)
                    cells[column - 1] = RowCells.IsAbsent(cell) ? null : Encoding.UTF8.GetString(cell[sizeof(int)..]);
            }
        }
        return Task.CompletedTask;
    }

    public Task DeleteAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> keys, long timestamp, CancellationToken cancellation)
    {
        foreach (var key in keys)
            Rows.Remove(KeyTexts(table, key.Span)[0]);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Form : IComparableRow
    {
        public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> encoded)
        {
            var row = encoded.ToArray();
            for (var column = 0; column < Columns; column++)
            {
                if (RowCells.IsAbsent(RowCells.Cell(row, column)))
                    BinaryPrimitives.WriteInt32BigEndian(row.AsSpan(RowCells.Bytes(row, column)), -1);
            }
            return row;
        }
    }
}
