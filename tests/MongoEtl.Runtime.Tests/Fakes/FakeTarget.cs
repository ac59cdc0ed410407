namespace MongoEtl.Runtime.Tests;

/// <summary>Tables over the fake database, with keys, one unique column (email) and foreign keys that are checked when a transaction commits.</summary>
internal sealed class FakeTarget(FakeDatabase database, Faults faults) : IRowTarget
{
    public Task PrepareAsync(Plan whole, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> AreTablesEmptyAsync(EntityPlan entity, CancellationToken cancellation)
    {
        lock (database.Gate)
            return Task.FromResult(entity.Tables.All(table => database.Table(table.Name).Count == 0));
    }

    public Task ReadyAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation)
    {
        faults.Point("ready");
        lock (database.Gate)
        {
            if (mode == LoadMode.Load && entity.Tables.All(table => database.Table(table.Name).Count == 0))
            {
                database.Constrained.Remove(entity.Name);
                foreach (var table in entity.Tables)
                    database.Keyed.Remove(table.Name);
            }
        }
        return Task.CompletedTask;
    }

    public Task<IRowWriter> OpenWriterAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation)
    {
        faults.Point("open writer");
        return Task.FromResult<IRowWriter>(new FakeWriter(database, entity, mode, faults));
    }

    public Task<IReadOnlyList<RemovedRow>> BuildIndexesAsync(EntityPlan entity, CancellationToken cancellation, int? jobs = null)
    {
        faults.Point("build indexes");
        var removed = new List<RemovedRow>();
        lock (database.Gate)
        {
            foreach (var table in entity.Tables)
                database.Keyed.Add(table.Name);
            if (entity.Name == "node")
                RemoveSharedEmails(removed);
            SetPhase(entity, EntityPhase.Keyed);
        }
        faults.Point("indexes built");
        return Task.FromResult<IReadOnlyList<RemovedRow>>(removed);
    }

    // The smallest key of each email stays.
    private void RemoveSharedEmails(List<RemovedRow> removed)
    {
        var rows = database.Table("node");
        foreach (var row in rows.Where(row => row[5] is not null).GroupBy(row => row[5])
            .SelectMany(group => group.OrderBy(row => int.Parse(row[0]!, System.Globalization.CultureInfo.InvariantCulture)).Skip(1)).ToList())
        {
            rows.Remove(row);
            removed.Add(new RemovedRow(0, row[1], [row[0]!], DeadLetterKind.Duplicate, "another row has the same email"));
            database.Letters[(Store.Postgres, "node", row[1]!, "node")] = new DeadLetter
            {
                Entity = "node", Collection = "nodes", SourceId = row[1]!, Table = "node", Path = "node_email", Kind = DeadLetterKind.Duplicate,
                Reason = "another row has the same email", Document = [],
            };
        }
    }

    public Task<IReadOnlyDictionary<string, long>> SettleAsync(EntityPlan entity, ICollection<RemovedRow> removed, CancellationToken cancellation)
    {
        faults.Point("settle");
        lock (database.Gate)
        {
            if (entity.Name == "node")
            {
                var landed = database.Table("node").Select(row => row[0]).ToHashSet();
                foreach (var row in database.Table("node").Where(row => !landed.Contains(row[4])))
                    row[4] = null;
            }
            SetPhase(entity, EntityPhase.Settled);
        }
        faults.Point("settled");
        return Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());
    }

    public Task RemoveRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        faults.Point("remove rows");
        lock (database.Gate)
        {
            for (var table = 0; table < rows.Count; table++)
            {
                var keys = ((FakeRows)rows[table]).Values.Select(row => KeyOf(entity.Tables[table], row)).ToHashSet();
                database.Table(entity.Tables[table].Name).RemoveAll(row => keys.Contains(KeyOf(entity.Tables[table], row)));
            }
        }
        return Task.CompletedTask;
    }

    public Task<bool> RemoveUnreferencedRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        faults.Point("remove unreferenced rows");
        lock (database.Gate)
        {
            var keys = ((FakeRows)rows[0]).Values.Select(row => row[0]).ToHashSet();
            var column = entity.Name == "parent" ? 3 : 4;
            if (database.Table("node").Any(row => keys.Contains(row[column]) && (entity.Name == "parent" || !keys.Contains(row[0]))))
                return Task.FromResult(false);
        }
        RemoveRowsAsync(entity, rows, cancellation);
        return Task.FromResult(true);
    }

    public Task ConstrainAsync(EntityPlan entity, CancellationToken cancellation)
    {
        faults.Point("constrain");
        lock (database.Gate)
        {
            if (entity.Name == "node" && FakeWriter.Violation(database) is { } violation)
                throw new TargetException($"foreign key cannot be added: {violation}");
            database.Constrained.Add(entity.Name);
            SetPhase(entity, EntityPhase.Constrained);
        }
        faults.Point("constrained");
        return Task.CompletedTask;
    }

    public Task FinishAsync(EntityPlan entity, CancellationToken cancellation)
    {
        faults.Point("finish");
        lock (database.Gate)
            SetPhase(entity, EntityPhase.Done);
        faults.Point("finished");
        return Task.CompletedTask;
    }

    public Task<long> CountRowsAsync(TablePlan table, CancellationToken cancellation) => Task.FromResult((long)database.Table(table.Name).Count);

    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => Task.CompletedTask;

    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        lock (database.Gate)
        {
            foreach (var table in entities.SelectMany(entity => entity.Tables))
                database.Table(table.Name).Clear();
        }
        return Task.CompletedTask;
    }

    public static string KeyOf(TablePlan table, string?[] row) =>
        string.Join('\0', table.MergeKey.Select(column => row[table.Columns.Select(candidate => candidate.Name).ToList().IndexOf(column)]));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void SetPhase(EntityPlan entity, EntityPhase phase) =>
        database.Entities[(Store.Postgres, entity.Name)] = database.Entities[(Store.Postgres, entity.Name)] with { Phase = phase };
}
