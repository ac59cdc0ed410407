using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Leaves of the expected rows of one wave what a migration leaves of its rows.</summary>
internal sealed class ExpectedSettling(ExpectedPlan plans)
{
    /// <returns>Rows that <see cref="UnresolvedRule.SetAside"/> took out.</returns>
    internal async Task<long> RunAsync(NpgsqlConnection connection, IReadOnlyList<EntityPlan> wave, CancellationToken cancellation)
    {
        foreach (var entity in wave.Select(plans.Of))
            await KeepOneAsync(connection, entity, cancellation).ConfigureAwait(false);
        var lost = 0L;
        bool again;
        do
        {
            again = false;
            foreach (var entity in wave.Select(plans.Of))
            {
                var before = lost;
                lost += await SettleAsync(connection, entity, cancellation).ConfigureAwait(false);
                again |= lost > before;
            }
        }
        while (again);
        foreach (var table in wave.Select(plans.Of).SelectMany(entity => entity.Tables))
            await connection.ExecuteAsync($"ANALYZE {table.QuotedName}", cancellation).ConfigureAwait(false);
        return lost;
    }

    /// <summary>Of rows with one key, the one that stays when an index is built.</summary>
    private async Task KeepOneAsync(NpgsqlConnection connection, EntityPlan entity, CancellationToken cancellation)
    {
        for (var i = 0; i < entity.Tables.Count; i++)
        {
            var key = new IndexPlan("", IndexKind.Unique, entity.Tables[i].MergeKey, "");
            await new DuplicateRows(plans.Expected, entity, i, key, storesLetters: false).RemoveAsync(connection, cancellation)
                .ConfigureAwait(false);
        }
    }

    private async Task<long> SettleAsync(NpgsqlConnection connection, EntityPlan entity, CancellationToken cancellation)
    {
        var settling = new ReferenceSettling(plans.Parents, entity);
        var lost = 0L;
        for (var i = 0; i < entity.Tables.Count; i++)
        {
            var keys = entity.Tables[i].ForeignKeys.Where(key => plans.Actual.Entities[key.ParentEntity].Wave == entity.Wave);
            foreach (var key in keys)
            {
                // The rule of a row that is set aside would store a dead letter; here it is counted.
                if (key.OnUnresolved == UnresolvedRule.SetAside)
                    lost += await settling.DeleteAsync(connection, i, key, cancellation).ConfigureAwait(false);
                else
                    await settling.SettleAsync(connection, i, key, cancellation).ConfigureAwait(false);
            }
        }
        return lost;
    }
}
