namespace MongoEtl.Runtime.Tests;

/// <summary>One connection of the fake target. Rows become visible when a transaction commits; a COMMIT can be lost before or after it took effect.</summary>
internal sealed class FakeWriter(FakeDatabase database, EntityPlan entity, LoadMode mode, Faults faults) : IRowWriter
{
    private readonly List<(TablePlan Table, string?[] Row)> _sent = [];
    private PartitionState? _expected;
    private bool _isOpen;

    public async Task BeginAsync(PartitionState expected, CancellationToken cancellation)
    {
        await Task.Yield();
        faults.Point("begin");
        cancellation.ThrowIfCancellationRequested();
        _isOpen.ShouldBeFalse("one transaction at a time");
        lock (database.Gate)
        {
            if (Stored(expected).Position != expected.Position)
                throw new CheckpointMovedException($"stored {Stored(expected).Position}, expected {expected.Position}");
        }
        Open(expected);
    }

    public async Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        faults.Point("write");
        _isOpen.ShouldBeTrue("rows need a transaction");
        for (var table = 0; table < rows.Count; table++)
            _sent.AddRange(((FakeRows)rows[table]).Values.Select(row => (entity.Tables[table], (string?[])row.Clone())));
        if (mode == LoadMode.Load)
            RefusePoison();
    }

    public async Task CommitAsync(PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        await Task.Yield();
        faults.Point("commit");
        lock (database.Gate)
        {
            if (Stored(_expected!).Position != _expected!.Position)
                throw new CheckpointMovedException("moved while open");
            var changed = Apply();
            var counts = reached.Counts.Copy();
            if (mode == LoadMode.Merge)
                counts.Changed["rows"] = counts.Changed.GetValueOrDefault("rows") + changed;
            var index = Array.FindIndex(database.Partitions[(Store.Postgres, entity.Name)], state => state.Partition.Ordinal == reached.Partition.Ordinal);
            database.Partitions[(Store.Postgres, entity.Name)][index] = reached with { Counts = counts };
            database.Store(letters);
        }
        _isOpen = false;
        faults.Point("committed");
    }

    public async Task BeginReplayAsync(CancellationToken cancellation)
    {
        await Task.Yield();
        faults.Point("begin replay");
        Open(null);
    }

    public async Task CommitReplayAsync(
        IReadOnlyCollection<string> tried, IReadOnlyList<DeadLetter> letters, EntityCounts counts, CancellationToken cancellation)
    {
        await Task.Yield();
        faults.Point("commit replay");
        lock (database.Gate)
        {
            Apply();
            database.Replayed(Store.Postgres, entity.Name, tried, letters, counts);
        }
        _isOpen = false;
        faults.Point("replay committed");
    }

    public Task RollbackAsync(CancellationToken cancellation)
    {
        _isOpen = false;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The first reference of a node to nothing, or null.</summary>
    public static string? Violation(FakeDatabase database)
    {
        var nodes = database.Table("node").Select(row => row[0]).ToHashSet();
        var parents = database.Table("parent").Select(row => row[0]).ToHashSet();
        return database.Table("node").Where(row => (row[4] is not null && !nodes.Contains(row[4])) || (row[3] is not null && !parents.Contains(row[3])))
            .Select(row => $"node {row[0]}").FirstOrDefault();
    }

    private PartitionState Stored(PartitionState state) =>
        database.Partitions[(Store.Postgres, entity.Name)].Single(candidate => candidate.Partition.Ordinal == state.Partition.Ordinal);

    private void Open(PartitionState? expected)
    {
        _sent.Clear();
        (_expected, _isOpen) = (expected, true);
    }

    private void RefusePoison()
    {
        if (_sent.Exists(sent => sent.Row.Contains("poison")))
        {
            _isOpen = false;
            throw new RowsRefusedException("the server does not like it", "node", "name") { SqlState = "22000" };
        }
    }

    // All or nothing: copies of the tables are changed and put in place at the end.
    private long Apply()
    {
        RefusePoison();
        var before = entity.Tables.ToDictionary(table => table.Name, table => database.Table(table.Name).ToList());
        var changed = _sent.Count(sent => Put(sent.Table, sent.Row));
        var refused = database.Constrained.Contains(entity.Name) && Violation(database) is { } violation
            ? new RowsRefusedException($"{violation} refers to nothing", "node", "fk") { SqlState = "23503" }
            : database.Keyed.Contains("node") && HasSharedEmail()
                ? new RowsRefusedException("email is taken", "node", "node_email") { SqlState = "23505" }
                : null;
        if (refused is not null)
        {
            foreach (var (table, rows) in before)
                database.Tables[table] = rows;
            _isOpen = false;
            throw refused;
        }
        database.ChangedRows += changed;
        return changed;
    }

    private bool HasSharedEmail() => database.Table("node").Where(row => row[5] is not null).CountBy(row => row[5]!).Any(pair => pair.Value > 1);

    private bool Put(TablePlan table, string?[] row)
    {
        var rows = database.Table(table.Name);
        if (mode == LoadMode.Load)
        {
            rows.Add(row);
            return true;
        }
        var key = FakeTarget.KeyOf(table, row);
        var at = rows.FindIndex(candidate => FakeTarget.KeyOf(table, candidate) == key);
        if (at >= 0 && rows[at].SequenceEqual(row))
            return false;
        if (at >= 0)
            rows[at] = row;
        else
            rows.Add(row);
        return true;
    }
}
