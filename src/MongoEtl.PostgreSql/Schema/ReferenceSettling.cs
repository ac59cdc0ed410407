using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Applies <c>[OnUnresolved]</c> to references whose row did not land, in one transaction.</summary>
internal sealed class ReferenceSettling(Plan plan, EntityPlan entity)
{
    private readonly RemovedRows _removed = new(plan, entity);

    /// <summary>References found to lead nowhere, per field.</summary>
    internal SortedDictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows that <see cref="UnresolvedRule.SetAside"/> took out.</summary>
    internal List<RemovedRow> Removed { get; } = [];

    /// <summary>Settles all references within the wave, again and again while rows that go away leave others without theirs.</summary>
    internal async Task SettleWaveAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var keys = new List<(int Table, ForeignKeyPlan Key)>();
        for (var table = 0; table < entity.Tables.Count; table++)
        {
            foreach (var key in entity.Tables[table].ForeignKeys.Where(key => plan.Entities[key.ParentEntity].Wave == entity.Wave))
            {
                Count(key, await new PendingReferences(plan, entity, entity.Tables[table], key).SettleAsync(connection, cancellation).ConfigureAwait(false));
                // A foreign key that stands has no other reference to settle.
                if (!await ForeignKeys.IsValidAsync(connection, plan, entity.Tables[table], key, cancellation).ConfigureAwait(false))
                    keys.Add((table, key));
            }
        }
        bool again;
        do
        {
            again = false;
            foreach (var (table, key) in keys)
                again |= await SettleAsync(connection, table, key, cancellation).ConfigureAwait(false);
        }
        while (again);
    }

    /// <summary>Settles one foreign key's references; true when rows went away.</summary>
    internal async Task<bool> SettleAsync(NpgsqlConnection connection, int table, ForeignKeyPlan key, CancellationToken cancellation)
    {
        var child = entity.Tables[table];
        var column = Sql.Name(key.Column);
        var leadsNowhere = LeadsNowhere(child, key);
        switch (key.OnUnresolved)
        {
            case UnresolvedRule.Null:
                Count(key, await connection.ExecuteAsync(
                    $"UPDATE {child.QuotedName} gone SET {column} = NULL WHERE {leadsNowhere}", cancellation).ConfigureAwait(false));
                return false;
            case UnresolvedRule.Value:
                Count(key, await connection.ExecuteAsync(
                    $"UPDATE {child.QuotedName} gone SET {column} = $1 WHERE gone.{column} <> $1 AND {leadsNowhere}", cancellation, key.UnresolvedValue).ConfigureAwait(false));
                return false;
            case UnresolvedRule.SkipRow:
                return Count(key, await DeleteAsync(connection, table, key, cancellation).ConfigureAwait(false));
            case UnresolvedRule.SetAside:
                return Count(key, await SetAsideAsync(connection, table, key, cancellation).ConfigureAwait(false));
            default:
                return false; // Keep: the reference stands for itself
        }
    }

    /// <summary>Deletes the rows whose reference leads nowhere; returns how many.</summary>
    internal Task<int> DeleteAsync(NpgsqlConnection connection, int table, ForeignKeyPlan key, CancellationToken cancellation)
    {
        var child = entity.Tables[table];
        return connection.ExecuteAsync($"DELETE FROM {child.QuotedName} gone WHERE {LeadsNowhere(child, key)}", cancellation);
    }

    private async Task<int> SetAsideAsync(NpgsqlConnection connection, int table, ForeignKeyPlan key, CancellationToken cancellation)
    {
        var child = entity.Tables[table];
        var sourceId = await _removed.SourceIdExpressionAsync(connection, child, cancellation).ConfigureAwait(false);
        var gone = await connection.QueryAsync(
            $"""
            WITH gone AS (DELETE FROM {child.QuotedName} gone WHERE {LeadsNowhere(child, key)} RETURNING gone.*)
            SELECT {sourceId}, {RemovedRows.KeyExpression(child)} FROM gone
            """,
            row => new RemovedRow(table, row.TextOrNull(0), row.GetFieldValue<string[]>(1), DeadLetterKind.Unresolved,
                $"{key.Field} refers to a document that did not land"), cancellation).ConfigureAwait(false);
        await _removed.StoreAsync(connection, gone, key.Field, cancellation).ConfigureAwait(false);
        Removed.AddRange(gone);
        return gone.Count;
    }

    private string LeadsNowhere(TablePlan child, ForeignKeyPlan key)
    {
        var parent = plan.Entities[key.ParentEntity].Tables[key.ParentTable];
        var column = $"gone.{Sql.Name(key.Column)}";
        return $"{column} IS NOT NULL AND NOT EXISTS (SELECT FROM {parent.QuotedName} parent WHERE parent.{Sql.Name(key.ParentColumn)} = {column})";
    }

    private bool Count(ForeignKeyPlan key, int references)
    {
        if (references > 0)
            Counts[key.Field] = Counts.GetValueOrDefault(key.Field) + references;
        return references > 0;
    }
}
