using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>References within a wave whose parent is not there yet when their row is merged. They are written as the unresolved value and
/// remembered; settling sets those whose parent has come. So a repeat finds rows as settling left them and writes nothing, and a foreign
/// key that stands is never in the way of a parent that comes later.</summary>
internal sealed class PendingReferences(Plan plan, EntityPlan entity, TablePlan table, ForeignKeyPlan key)
{
    private TablePlan Parent => plan.Entities[key.ParentEntity].Tables[key.ParentTable];

    private string Column => Sql.Name(key.Column);

    /// <summary>Where a row would be left out or set aside, its merge has to wait for settling as it is. Of competing rows of a
    /// <c>[Newest]</c> table it is not known yet which one stays.</summary>
    internal static bool CanHold(Plan plan, EntityPlan entity, TablePlan table, ForeignKeyPlan key) =>
        table.NewestColumn is null && key.OnUnresolved is UnresolvedRule.Null or UnresolvedRule.Value && plan.Entities[key.ParentEntity].Wave == entity.Wave;

    /// <summary>Takes them out of the staging table before it is merged.</summary>
    internal Task HoldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var staging = Sql.Name(table.StagingName);
        var value = key.OnUnresolved == UnresolvedRule.Value ? $"{key.UnresolvedValue}" : "NULL";
        var keys = table.MergeKey.Select(Sql.Name).ToList();
        var isElsewhere = $"NOT EXISTS (SELECT FROM {Parent.QuotedName} p WHERE p.{Sql.Name(key.ParentColumn)} = s.{Column})"
            + (Parent.QuotedName == table.QuotedName ? $" AND NOT EXISTS (SELECT FROM {staging} p WHERE p.{Sql.Name(key.ParentColumn)} = s.{Column})" : "");
        return connection.ExecuteAsync(
            $"""
            WITH held AS (
                UPDATE {staging} s SET {Column} = {value} FROM {staging} old
                WHERE old.ctid = s.ctid AND s.{Column} IS DISTINCT FROM {value} AND {isElsewhere}
                    AND NOT EXISTS (SELECT FROM {staging} later WHERE later.mongoetl_order > s.mongoetl_order AND {string.Join(" AND ", keys.Select(name => $"later.{name} = s.{name}"))})
                RETURNING ARRAY[{string.Join(", ", keys.Select(name => $"s.{name}::text"))}] AS row_key, old.{Column}::text AS parent_key)
            INSERT INTO mongoetl.pending_references (plan, entity, foreign_key, row_key, parent_key) SELECT $1, $2, $3, row_key, parent_key FROM held
            ON CONFLICT (plan, entity, foreign_key, row_key) DO UPDATE SET parent_key = excluded.parent_key
            """, cancellation, plan.Name, entity.Name, key.Name);
    }

    /// <summary>Sets those whose parent has come and forgets all; returns how many lead nowhere.</summary>
    internal async Task<int> SettleAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var parentColumn = Sql.Name(key.ParentColumn);
        var own = "r.plan = $1 AND r.entity = $2 AND r.foreign_key = $3";
        var rowKey = string.Join(", ", table.MergeKey.Select(name => $"t.{Sql.Name(name)}::text"));
        object[] values = [plan.Name, entity.Name, key.Name];
        await connection.ExecuteAsync(
            $"""
            UPDATE {table.QuotedName} t SET {Column} = p.{parentColumn}
            FROM mongoetl.pending_references r JOIN {Parent.QuotedName} p ON p.{parentColumn}::text = r.parent_key
            WHERE {own} AND ARRAY[{rowKey}] = r.row_key AND t.{Column} IS DISTINCT FROM p.{parentColumn}
            """, cancellation, values).ConfigureAwait(false);
        await connection.ExecuteAsync(
            $"""
            DELETE FROM mongoetl.pending_references r WHERE {own} AND EXISTS (SELECT FROM {Parent.QuotedName} p WHERE p.{parentColumn}::text = r.parent_key)
            """, cancellation, values).ConfigureAwait(false);
        return await connection.ExecuteAsync(
            $"DELETE FROM mongoetl.pending_references r WHERE {own}", cancellation, values).ConfigureAwait(false);
    }
}
