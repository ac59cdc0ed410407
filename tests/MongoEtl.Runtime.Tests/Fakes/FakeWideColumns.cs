using System.Text;

namespace MongoEtl.Runtime.Tests;

/// <summary>A wide-column store over the fake database: cells with timestamps, no transactions. Some rows arrive as soon as they are sent, others only when
/// they are awaited, so whoever dies in between leaves some of them. Rows that hold <c>venom</c> are refused.</summary>
internal sealed class FakeWideColumns(FakeDatabase database, Faults faults) : IWideColumnTarget
{
    public string Destination => database.WideDestination;

    public Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IWideColumnWriter> OpenWriterAsync(EntityPlan entity, long writeTimestamp, CancellationToken cancellation)
    {
        faults.Point("open wide writer");
        return Task.FromResult<IWideColumnWriter>(new Writer(database, faults, entity, writeTimestamp));
    }

    public Task<bool> IsEmptyAsync(CqlTablePlan table, CancellationToken cancellation) => 
        Task.FromResult(database.WideTable(table.Name).Count == 0);

    public Task<TableContent> ExamineAsync(CqlTablePlan table, CancellationToken cancellation) => throw new NotSupportedException();

    public Task RemoveRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, long deleteTimestamp, CancellationToken cancellation)
    {
        faults.Point("remove wide rows");
        lock (database.Gate)
        {
            for (var table = 0; table < rows.Count; table++)
            {
                var plan = entity.CassandraTables[table];
                var standing = database.WideTables.GetValueOrDefault(plan.Name, []);
                foreach (var key in ((FakeRows)rows[table]).Values.Select(row => KeyOf(plan, row)))
                {
                    database.WideDeletes[(plan.Name, key)] = Math.Max(deleteTimestamp, database.WideDeletes.GetValueOrDefault((plan.Name, key)));
                    if (!standing.TryGetValue(key, out var cells))
                        continue;
                    for (var i = 0; i < cells.Length; i++)
                    {
                        if (cells[i].Timestamp <= deleteTimestamp)
                            cells[i] = default;
                    }
                    if (cells.All(cell => cell.Timestamp == 0))
                        standing.Remove(key);
                }
            }
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StandingRow?>> FindRowsAsync(CqlTablePlan table, ReadOnlyMemory<byte> rows, CancellationToken cancellation)
    {
        faults.Point("find wide rows");
        var found = new List<StandingRow?>();
        lock (database.Gate)
        {
            foreach (var row in FakeRows.Parse(rows.Span, table.Columns.Count))
            {
                var cells = database.WideTables.GetValueOrDefault(table.Name, []).GetValueOrDefault(KeyOf(table, row));
                string? Value(string? name) => cells?[table.Columns.Select(column => column.Name).ToList().IndexOf(name!)].Value;
                found.Add(cells is null ? null : new StandingRow(
                    Encoding.UTF8.GetBytes(Value(table.NewestColumn) ?? ""), table.SourceIdColumn is null ? null : Value(table.SourceIdColumn)));
            }
        }
        return Task.FromResult<IReadOnlyList<StandingRow?>>(found);
    }

    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            foreach (var table in entities.SelectMany(entity => entity.CassandraTables))
                database.WideTables.Remove(table.Name);
        }
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string KeyOf(CqlTablePlan table, string?[] row) =>
        string.Join('\0', row.Take(table.PartitionKeyColumns + table.ClusteringKey.Count));

    private sealed class Writer(FakeDatabase database, Faults faults, EntityPlan entity, long timestamp) : IWideColumnWriter
    {
        private readonly List<(CqlTablePlan Table, string?[] Row)> _onTheWay = [];
        private string? _refusedBy;
        private int _sent;
        private int _beforeLastMark;
        private int _beforeMarkBefore;
        private long _mark;

        public async Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            faults.Point("wide write");
            rows.Count.ShouldBe(entity.CassandraTables.Count, "only rows of its own tables reach a store");
            for (var table = 0; table < rows.Count; table++)
            {
                foreach (var row in ((FakeRows)rows[table]).Values)
                    Send(entity.CassandraTables[table], (string?[])row.Clone());
            }
        }

        public bool TellsAcknowledged => true;

        public long Mark()
        {
            (_beforeMarkBefore, _beforeLastMark) = (_beforeLastMark, _onTheWay.Count);
            return ++_mark;
        }

        /// <summary>What was sent before the last mark but one has arrived, unless a row was refused.</summary>
        public long AcknowledgedMark()
        {
            faults.Point("acknowledged mark");
            if (_refusedBy is not null)
                return 0;
            Arrive(_beforeMarkBefore);
            return _mark - 1;
        }

        public async Task AcknowledgeAsync(CancellationToken cancellation)
        {
            await Task.Yield();
            faults.Point("acknowledge");
            Arrive(_onTheWay.Count);
            if (_refusedBy is { } table1)
                throw new RowsRefusedException("the row is too large", table1, null);
        }

        public Task ResetAsync(CancellationToken cancellation)
        {
            _onTheWay.Clear();
            (_beforeMarkBefore, _beforeLastMark, _refusedBy) = (0, 0, null);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private void Arrive(int count)
        {
            lock (database.Gate)
            {
                foreach (var (table, row) in _onTheWay.Take(count))
                    Put(table, row);
            }
            _onTheWay.RemoveRange(0, count);
            (_beforeMarkBefore, _beforeLastMark) = (Math.Max(0, _beforeMarkBefore - count), Math.Max(0, _beforeLastMark - count));
        }

        private void Send(CqlTablePlan table, string?[] row)
        {
            if (row.Contains("venom"))
                _refusedBy ??= table.Name;
            else if (_sent++ % 3 == 0)
                _onTheWay.Add((table, row));
            else
            {
                lock (database.Gate)
                    Put(table, row);
            }
        }

        private void Put(CqlTablePlan table, string?[] row)
        {
            if (!database.WideTables.TryGetValue(table.Name, out var rows))
                database.WideTables.Add(table.Name, rows = []);
            var key = KeyOf(table, row);
            if (database.WideDeletes.GetValueOrDefault((table.Name, key)) >= timestamp)
                return;
            if (!rows.TryGetValue(key, out var cells))
                rows.Add(key, cells = new (string?, long)[row.Length]);
            for (var i = 0; i < row.Length; i++)
            {
                // The newest value wins, of equally new ones the greatest; what is unset stays as it was.
                if (row[i] is not null && (timestamp > cells[i].Timestamp
                    || (timestamp == cells[i].Timestamp && string.CompareOrdinal(row[i], cells[i].Value) > 0)))
                    cells[i] = (row[i], timestamp);
            }
        }
    }
}
