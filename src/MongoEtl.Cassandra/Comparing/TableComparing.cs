using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Reads and mends the tables of one keyspace.</summary>
internal sealed class TableComparing(
    CqlSession session, CassandraOptions options, Func<CassandraException, string, TargetException> explain)
    : IWideColumnComparison
{
    private const int RowsAPage = 500;
    private const int InFlight = 64;
    private const int RangesAJob = 8;

    private readonly Consistency _read = ReadConsistency.Of(options);
    private readonly Consistency _write = ConsistencyNames.Parse(options.WriteConsistency);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _absent = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> OpenTableAsync(CqlTablePlan table, CancellationToken cancellation) => GuardAsync(table, async () =>
    {
        var live = await LiveTable.ReadAsync(session, options.Keyspace, cancellation).ConfigureAwait(false);
        if (!live.TryGetValue(table.Name, out var standing))
            return ["*"];
        var keys = KeyColumns(table);
        if (keys.Any(key => !standing.Columns.TryGetValue(key.Name, out var found) || found.Kind is "regular" or "static"))
            throw new TargetException($"Cassandra table {table.Name} has another key than planned, and cannot be compared.");
        return _absent[table.Name] = [.. table.Columns.Select(column => column.Name).Where(name => !standing.Columns.ContainsKey(name))];
    });

    /// <inheritdoc />
    public IComparableRow CreateRow(CqlTablePlan table) => Form(table);

    /// <inheritdoc />
    public Task ScanAsync(CqlTablePlan table, int jobs, Func<VisitRow> visit, Func<Task>? afterPage, CancellationToken cancellation)
    {
        var ranges = TokenRanges.Of(jobs * RangesAJob);
        var partition = KeyColumns(table).Take(table.PartitionKeyColumns).Select(column => CqlText.Quote(column.Name));
        var token = $"token({string.Join(", ", partition)})";
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        return Parallel.ForEachAsync(ranges, parallel, async (range, stop) => await GuardAsync(table, async () =>
        {
            var select = string.Create(
                CultureInfo.InvariantCulture, $"{Select(table)} WHERE {token} > {range.After} AND {token} <= {range.UpTo}");
            var (form, take) = (Form(table), visit());
            await foreach (var page in session.ReadPagesAsync(select, RowsAPage, _read, stop).ConfigureAwait(false))
            {
                while (page.Read())
                    take(form.Of(page));
                if (afterPage is not null)
                    await afterPage().ConfigureAwait(false);
            }
            return true;
        }).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<byte[]?>> FindAsync(
        CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellation)
    {
        var columns = KeyColumns(table);
        var select = $"{Select(table)} WHERE {string.Join(" AND ", columns.Select(column => $"{CqlText.Quote(column.Name)} = ?"))}";
        var found = new byte[]?[keys.Count];
        await ForEachAsync(Enumerable.Range(0, keys.Count), table, async (i, stop) =>
        {
            var parameters = new QueryParameters { Consistency = _read, Values = keys[i], ValueCount = columns.Count };
            var response = await session.QueryAsync(select, parameters, stop).ConfigureAwait(false);
            var row = new CqlRowReader(response as RowsResult
                ?? throw new ProtocolViolationException($"a {response.GetType().Name} as the answer to SELECT"));
            found[i] = row.Read() ? Form(table).Of(row).ToArray() : null;
        }, cancellation).ConfigureAwait(false);
        return found;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> KeyTexts(CqlTablePlan table, ReadOnlySpan<byte> row)
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        foreach (var column in KeyColumns(table))
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(row);
            CqlForm.Cell.Append(text.Clear(), CqlTypeText.Of(table.Name, column), row.Slice(sizeof(int), length));
            texts.Add(text.ToString());
            row = row[(sizeof(int) + length)..];
        }
        return texts;
    }

    /// <inheritdoc />
    public async Task WriteAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> rows, long timestamp,
        CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return;
        var insert = await session.PrepareAsync(table.InsertStatement, cancellation).ConfigureAwait(false);
        await ForEachAsync(rows, table, async (row, stop) =>
            await session.ExecuteAsync(insert, row, Token.OfRow(row.Span, table.PartitionKeyColumns), timestamp, _write, stop)
                .ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task DeleteAsync(CqlTablePlan table, IReadOnlyList<ReadOnlyMemory<byte>> keys, long timestamp,
        CancellationToken cancellation)
    {
        if (keys.Count == 0)
            return;
        var delete = await session.PrepareAsync(table.DeleteStatement, cancellation).ConfigureAwait(false);
        await ForEachAsync(keys, table, async (key, stop) =>
            await session.ExecuteAsync(delete, key, Token.OfRow(key.Span, table.PartitionKeyColumns), timestamp, _write, stop)
                .ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Nothing of its own: the connections are the target's.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ComparableRow Form(CqlTablePlan table) => new(table, _absent.GetValueOrDefault(table.Name, []));

    private string Select(CqlTablePlan table)
    {
        var absent = _absent.GetValueOrDefault(table.Name, []);
        var columns = table.Columns.Where(column => !absent.Contains(column.Name)).Select(column => CqlText.Quote(column.Name));
        return $"SELECT {string.Join(", ", columns)} FROM {CqlText.Quote(options.Keyspace)}.{CqlText.Quote(table.Name)}";
    }

    private static List<Internal.Column> KeyColumns(CqlTablePlan table) =>
        [.. table.Columns.Take(table.PartitionKeyColumns + table.ClusteringKey.Count)];

    private Task ForEachAsync<T>(IEnumerable<T> items, CqlTablePlan table, Func<T, CancellationToken, Task> work,
        CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellation };
        return Parallel.ForEachAsync(items, parallel, async (item, stop) => await GuardAsync(table, async () =>
        {
            await work(item, stop).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false));
    }

    private async Task<T> GuardAsync<T>(CqlTablePlan table, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (CassandraException failure)
        {
            throw explain(failure, $"comparing {table.Name}");
        }
    }
}
