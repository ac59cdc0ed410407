using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Moves an entity to a phase within the transaction that does the phase's work.</summary>
internal static class EntityPhases
{
    /// <exception cref="TargetException">The entity was never begun, or somebody else forgot it.</exception>
    internal static async Task SetAsync(NpgsqlConnection connection, string plan, Store store, string entity, EntityPhase phase, CancellationToken cancellation)
    {
        var moved = await connection.ExecuteAsync(
            "UPDATE mongoetl.entities SET phase = $4 WHERE plan = $1 AND store = $2 AND entity = $3", cancellation,
            plan, StoreNames.Of(store), entity, phase.ToString()).ConfigureAwait(false);
        if (moved == 0)
            throw new TargetException($"Entity {entity} of plan {plan} has no state any more: another process emptied or restarted it. Run again.");
    }
}
