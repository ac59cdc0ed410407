using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>One worker's transactions. Load copies into the tables, merge into temporary ones that the commit merges. An entity of one
/// table keeps one COPY open for the whole transaction; of several tables only one COPY can be open
/// at a time, so each batch has one a table.</summary>
internal sealed partial class RowWriter(PostgresDatabase database, Plan plan, EntityPlan entity, LoadMode mode) : IRowWriter
{
    private readonly long[] _rows = new long[entity.Tables.Count];
    private NpgsqlConnection? _connection;
    private CopyStream? _copy;
    private int _table;
    private bool _isReplay;

    /// <inheritdoc />
    public Task BeginAsync(PartitionState expected, CancellationToken cancellation) => GuardAsync(async () =>
    {
        _isReplay = false;
        var connection = await ConnectAsync(cancellation).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        // The checkpoint commits with the rows, so a crash of the server that loses the one loses the other: a load need not wait for the
        // disk at each commit. Those of phases are ordinary ones and make everything before them durable.
        if (mode == LoadMode.Load)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL synchronous_commit = off"));
        batch.BatchCommands.Add(CheckpointRows.ToLock(plan.Name, Store.Postgres, entity.Name, expected));
        await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await CheckpointRows.CompareAsync(rows, entity.Name, expected, cancellation).ConfigureAwait(false);
    }, cancellation);

    /// <inheritdoc />
    public Task BeginReplayAsync(CancellationToken cancellation) => GuardAsync(async () =>
    {
        if (mode != LoadMode.Merge)
            throw new InvalidOperationException("Dead letters are replayed in merge mode.");
        _isReplay = true;
        await (await ConnectAsync(cancellation).ConfigureAwait(false)).ExecuteAsync("BEGIN", cancellation).ConfigureAwait(false);
    }, cancellation);

    /// <inheritdoc />
    public Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) => GuardAsync(async () =>
    {
        for (var table = 0; table < rows.Count; table++)
        {
            if (rows[table].Length == 0)
                continue;
            _table = table;
            _rows[table] += rows[table].Rows;
            _copy ??= await CopyStream.BeginAsync(Connection, CopyStatement(entity.Tables[table]), cancellation).ConfigureAwait(false);
            await _copy.WriteAsync(rows[table].Written, cancellation).ConfigureAwait(false);
            if (rows.Count > 1)
                await EndCopyAsync(cancellation).ConfigureAwait(false);
        }
    }, cancellation);

    /// <inheritdoc />
    public Task CommitAsync(
        PartitionState reached, IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) => GuardAsync(async () =>
    {
        var changed = await MergeAsync(cancellation).ConfigureAwait(false);
        var counts = reached.Counts.Copy();
        counts.Add(changed);
        await using (var batch = new NpgsqlBatch(Connection))
        {
            foreach (var letter in letters)
                batch.BatchCommands.Add(DeadLetterRows.ToUpsert(plan.Name, letter));
            batch.BatchCommands.Add(CheckpointRows.ToUpdate(plan.Name, Store.Postgres, entity.Name, reached, counts));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        reached.Counts.Add(changed);
    }, cancellation);

    /// <inheritdoc />
    public Task CommitReplayAsync(
        IReadOnlyCollection<string> tried, IReadOnlyList<DeadLetter> letters, EntityCounts counts, CancellationToken cancellation) => GuardAsync(async () =>
    {
        var changed = await MergeAsync(cancellation).ConfigureAwait(false);
        var sum = counts.Copy();
        sum.Add(changed);
        await StoredCounts.AddToEntityAsync(Connection, plan.Name, Store.Postgres, entity.Name, sum, cancellation).ConfigureAwait(false);
        await using (var batch = new NpgsqlBatch(Connection))
        {
            batch.BatchCommands.Add(DeadLetterRows.ToRemoval(plan.Name, Store.Postgres, entity.Name, tried));
            foreach (var letter in letters)
                batch.BatchCommands.Add(DeadLetterRows.ToUpsert(plan.Name, letter));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
        counts.Add(changed);
    }, cancellation);

    /// <summary>Ends the COPY and, in merge mode, merges each table; returns what that changed.</summary>
    private async Task<EntityCounts> MergeAsync(CancellationToken cancellation)
    {
        await EndCopyAsync(cancellation).ConfigureAwait(false);
        var changed = new EntityCounts();
        for (_table = 0; _table < entity.Tables.Count; _table++)
        {
            if (mode == LoadMode.Merge && _rows[_table] > 0)
                changed.Changed[entity.Tables[_table].Name] = await MergeAsync(
                    entity.Tables[_table], _rows[_table], cancellation).ConfigureAwait(false);
        }
        Array.Clear(_rows);
        return changed;
    }

    private async Task<int> MergeAsync(TablePlan table, long staged, CancellationToken cancellation)
    {
        foreach (var key in table.ForeignKeys.Where(key => PendingReferences.CanHold(plan, entity, table, key)))
            await new PendingReferences(plan, entity, table, key).HoldAsync(Connection, cancellation).ConfigureAwait(false);
        await MergeJoin.ChooseAsync(Connection, table, staged, cancellation).ConfigureAwait(false);
        return await Connection.ExecuteAsync(table.MergeStatement, cancellation).ConfigureAwait(false);
    }

    private string CopyStatement(TablePlan table) => mode == LoadMode.Load ? table.CopyStatement : table.StagingCopyStatement;

    private async Task EndCopyAsync(CancellationToken cancellation)
    {
        if (_copy is null)
            return;
        await _copy.EndAsync(cancellation).ConfigureAwait(false);
        _copy = null;
    }
}
