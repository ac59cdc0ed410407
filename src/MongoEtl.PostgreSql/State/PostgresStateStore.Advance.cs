using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

// Checkpoints of stores that have no transactions of their own.
public sealed partial class PostgresStateStore
{
    /// <inheritdoc />
    public Task AdvanceAsync(
        Store store,
        string entity,
        PartitionState expected,
        PartitionState reached,
        IReadOnlyList<DeadLetter> letters,
        CancellationToken cancellation,
        StagedRows? staged = null) => _database.InTransactionAsync($"moving a checkpoint of {entity}", async connection =>
    {
        await using (var batch = new NpgsqlBatch(connection))
        {
            // A crash of the server that loses the newest checkpoints only makes the rows behind them come again, which changes nothing.
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL synchronous_commit = off"));
            batch.BatchCommands.Add(CheckpointRows.ToLock(Plan, store, entity, expected));
            await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await CheckpointRows.CompareAsync(rows, entity, expected, cancellation).ConfigureAwait(false);
        }
        if (staged is { Bytes: > 0 })
            await StageTables.MergeAsync(connection, staged, DerivedTables.StageSchema, cancellation).ConfigureAwait(false);
        await using var advance = new NpgsqlBatch(connection);
        foreach (var letter in letters)
            advance.BatchCommands.Add(DeadLetterRows.ToUpsert(Plan, letter));
        advance.BatchCommands.Add(CheckpointRows.ToUpdate(Plan, store, entity, reached, reached.Counts));
        await advance.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }, cancellation);

    /// <inheritdoc />
    public async Task<IRowContest> BeginContestAsync(CancellationToken cancellation) =>
        await RowContest.BeginAsync(_database, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public Task AdvanceReplayAsync(
        Store store,
        string entity,
        IReadOnlyCollection<string> tried,
        IReadOnlyList<DeadLetter> letters,
        EntityCounts counts,
        CancellationToken cancellation,
        StagedRows? staged = null) => _database.InTransactionAsync($"recording a replay of {entity}", async connection =>
    {
        await StoredCounts.AddToEntityAsync(connection, Plan, store, entity, counts, cancellation).ConfigureAwait(false);
        if (staged is { Bytes: > 0 })
            await StageTables.MergeAsync(connection, staged, DerivedTables.StageSchema, cancellation).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(DeadLetterRows.ToRemoval(Plan, store, entity, tried));
        foreach (var letter in letters)
            batch.BatchCommands.Add(DeadLetterRows.ToUpsert(Plan, letter));
        await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }, cancellation);
}
