using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

// Entities and their partitions.
public sealed partial class PostgresStateStore
{
    /// <inheritdoc />
    public async Task<EntityState?> FindEntityAsync(Store store, string entity, CancellationToken cancellation)
    {
        var found = await ReadAsync(
            """
            SELECT e.mode, e.phase, e.fingerprint, e.source_identity, e.run_id, coalesce(r.write_timestamp, 0)
            FROM mongoetl.entities e LEFT JOIN mongoetl.runs r ON r.id = e.run_id WHERE e.plan = $1 AND e.store = $2 AND e.entity = $3
            """,
            row => new EntityState(store, entity, Enum.Parse<LoadMode>(row.GetString(0)), Enum.Parse<EntityPhase>(row.GetString(1)),
                row.GetString(2), row.GetString(3), row.GetInt64(4)) { WriteTimestamp = row.GetInt64(5) }, cancellation, Plan, StoreNames.Of(store), entity).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc />
    public Task BeginEntityAsync(
        EntityState state, IReadOnlyList<SourcePartition> partitions, CancellationToken cancellation, IReadOnlyList<TablePlan>? stages = null) =>
        _database.InTransactionAsync($"beginning {state.Entity}", async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            var store = StoreNames.Of(state.Store);
            batch.BatchCommands.Add(Statements.ToBatchCommand(
                "DELETE FROM mongoetl.entities WHERE plan = $1 AND store = $2 AND entity = $3", Plan, store, state.Entity));
            batch.BatchCommands.Add(Statements.ToBatchCommand(
                """
                INSERT INTO mongoetl.entities (plan, store, entity, mode, phase, fingerprint, source_identity, run_id)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                Plan, store, state.Entity, state.Mode.ToString(), state.Phase.ToString(), state.Fingerprint, state.SourceIdentity, state.RunId));
            foreach (var partition in partitions)
            {
                batch.BatchCommands.Add(Statements.ToBatchCommand(
                    """
                    INSERT INTO mongoetl.partitions (plan, store, entity, ordinal, collection, bounds, estimated_bytes)
                    VALUES ($1, $2, $3, $4, $5, $6, $7)
                    """,
                    Plan, store, state.Entity, partition.Ordinal, partition.Collection, partition.Bounds, partition.EstimatedBytes));
            }
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            await StageTables.CreateAsync(connection, Plan, stages ?? [], DerivedTables.StageSchema, cancellation).ConfigureAwait(false);
        }, cancellation);

    /// <inheritdoc />
    public Task SetPhaseAsync(Store store, string entity, EntityPhase phase, CancellationToken cancellation) =>
        _database.InTransactionAsync($"moving {entity} to {phase}", connection => EntityPhases.SetAsync(
            connection, Plan, store, entity, phase, cancellation), cancellation);

    /// <inheritdoc />
    public Task ForgetEntityAsync(Store store, string entity, CancellationToken cancellation) =>
        _database.InTransactionAsync($"forgetting {entity}", async connection =>
        {
            await connection.ExecuteAsync("DELETE FROM mongoetl.entities WHERE plan = $1 AND store = $2 AND entity = $3", cancellation,
                Plan, StoreNames.Of(store), entity).ConfigureAwait(false);
            await connection.ExecuteAsync("DELETE FROM mongoetl.dead_letters WHERE plan = $1 AND store = $2 AND entity = $3", cancellation,
                Plan, StoreNames.Of(store), entity).ConfigureAwait(false);
        }, cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PartitionState>> PartitionsAsync(Store store, string entity, CancellationToken cancellation)
    {
        // Who only looks (status) must not wait for a running transaction; who resumes must, or the position may still move.
        var wait = _lock is null ? "" : "FOR SHARE";
        return await ReadAsync(
            $"""
            SELECT collection, ordinal, bounds, estimated_bytes, position, is_done, counts::text FROM mongoetl.partitions
            WHERE plan = $1 AND store = $2 AND entity = $3 ORDER BY ordinal {wait}
            """,
            row => new PartitionState(
                new SourcePartition(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetInt64(3)),
                new SourcePosition(row.GetString(4)), row.GetBoolean(5), StoredCounts.Read(row.GetString(6))), cancellation,
            Plan, StoreNames.Of(store), entity).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task AddEntityCountsAsync(Store store, string entity, EntityCounts counts, CancellationToken cancellation) =>
        _database.InTransactionAsync("storing counts", connection => StoredCounts.AddToEntityAsync(
            connection, Plan, store, entity, counts, cancellation), cancellation);

    /// <inheritdoc />
    public async Task<EntityCounts> EntityCountsAsync(Store store, string entity, CancellationToken cancellation)
    {
        var found = await ReadAsync(
            "SELECT counts::text FROM mongoetl.entities WHERE plan = $1 AND store = $2 AND entity = $3", row => StoredCounts.Read(row.GetString(0)),
            cancellation, Plan, StoreNames.Of(store), entity).ConfigureAwait(false);
        return found.Count == 0 ? new EntityCounts() : found[0];
    }
}
