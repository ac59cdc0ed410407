using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Moves an entity to a phase within the transaction that does the phase's work.</summary>
internal static class EntityPhases
{
    /// <exception cref="TargetException">The entity was never begun, or somebody else forgot it; or it is to leave its rows behind and a
    /// crash of the server took some of them back.</exception>
    internal static async Task SetAsync(
        NpgsqlConnection connection, string plan, Store store, string entity, EntityPhase phase, CancellationToken cancellation)
    {
        if (phase == (store == Store.Postgres ? EntityPhase.Indexing : EntityPhase.Done))
            await CheckRowsAsync(connection, plan, store, entity, cancellation).ConfigureAwait(false);
        var moved = await connection.ExecuteAsync(
            "UPDATE mongoetl.entities SET phase = $4 WHERE plan = $1 AND store = $2 AND entity = $3", cancellation,
            plan, StoreNames.Of(store), entity, phase.ToString()).ConfigureAwait(false);
        if (moved == 0)
            throw new TargetException(
                $"Entity {entity} of plan {plan} has no state any more: another process emptied or restarted it. Run again.");
    }

    /// <summary>Checkpoints are committed without waiting for the disk, and only the worker
    /// that met the crash reads its own again.</summary>
    private static async Task CheckRowsAsync(
        NpgsqlConnection connection, string plan, Store store, string entity, CancellationToken cancellation)
    {
        var isLost = await connection.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM mongoetl.partitions WHERE plan = $1 AND store = $2 AND entity = $3 AND NOT is_done)", cancellation,
            plan, StoreNames.Of(store), entity).ConfigureAwait(false);
        if (isLost)
            throw new TargetException(
                $"PostgreSQL crashed and lost the newest commits of {entity}. Run again: it goes on from what is there.");
    }
}
