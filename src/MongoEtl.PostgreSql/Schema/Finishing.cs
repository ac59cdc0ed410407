using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Sequences and statistics.</summary>
internal static class Finishing
{
    /// <summary>A merge that changed less than this share of a table leaves its statistics to autovacuum.</summary>
    private const double SmallChange = 0.01;

    internal static async Task RunAsync(NpgsqlConnection connection, Plan plan, EntityPlan entity, CancellationToken cancellation)
    {
        await SettleReplayedAsync(connection, plan, entity, cancellation).ConfigureAwait(false);
        var mode = await connection.ScalarAsync<string>(
            "SELECT mode FROM mongoetl.entities WHERE plan = $1 AND store = 'postgres' AND entity = $2", cancellation, plan.Name, entity.Name).ConfigureAwait(false);
        foreach (var table in entity.Tables)
        {
            await MoveSequenceAsync(connection, table, cancellation).ConfigureAwait(false);
            if (mode == nameof(LoadMode.Load) || await HasChangedAsync(connection, plan, entity, table, cancellation).ConfigureAwait(false))
                await connection.ExecuteAsync($"ANALYZE {table.QuotedName}", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>After a run nothing is pending any more; a replay has no other step in which its references forward are settled.</summary>
    private static async Task SettleReplayedAsync(NpgsqlConnection connection, Plan plan, EntityPlan entity, CancellationToken cancellation)
    {
        var counts = new EntityCounts();
        foreach (var table in entity.Tables)
        {
            foreach (var key in table.ForeignKeys.Where(key => PendingReferences.CanHold(plan, entity, table, key)))
            {
                var nowhere = await new PendingReferences(plan, entity, table, key).SettleAsync(connection, cancellation).ConfigureAwait(false);
                if (nowhere > 0)
                    counts.Unresolved[key.Field] = counts.Unresolved.GetValueOrDefault(key.Field) + nowhere;
            }
        }
        if (counts.Unresolved.Count > 0)
            await StoredCounts.AddToEntityAsync(
                connection, plan.Name, Store.Postgres, entity.Name, counts, cancellation).ConfigureAwait(false);
    }

    /// <summary>The sequence behind an identity or serial column goes on after the highest key; it never goes back.</summary>
    private static async Task MoveSequenceAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation)
    {
        if (table.SerialColumn is not { } column)
            return;
        var sequence = await connection.ScalarAsync<string>(
            "SELECT pg_get_serial_sequence($1, $2)", cancellation, table.QuotedName, column).ConfigureAwait(false);
        if (sequence is null)
            return;
        await connection.ExecuteAsync(
            $"""
            SELECT setval($1::regclass, highest.key) FROM (SELECT max({Sql.Name(column)})::bigint AS key FROM {table.QuotedName}) highest, {sequence} present
            WHERE highest.key >= CASE WHEN present.is_called THEN present.last_value + 1 ELSE present.last_value END
            """, cancellation, sequence).ConfigureAwait(false);
    }

    private static async Task<bool> HasChangedAsync(
        NpgsqlConnection connection, Plan plan, EntityPlan entity, TablePlan table, CancellationToken cancellation)
    {
        var changed = await connection.ScalarAsync<long>(
            """
            SELECT coalesce(sum((counts #>> ARRAY['changed', $3])::bigint), 0)::bigint FROM mongoetl.partitions
            WHERE plan = $1 AND store = 'postgres' AND entity = $2
            """, cancellation, plan.Name, entity.Name, table.Name).ConfigureAwait(false);
        var rows = await connection.ScalarAsync<float>(
            "SELECT reltuples FROM pg_class WHERE oid = to_regclass($1)", cancellation, table.QuotedName).ConfigureAwait(false);
        return changed > 0 && changed >= rows * SmallChange;
    }
}
