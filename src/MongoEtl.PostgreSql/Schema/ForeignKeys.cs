using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Adds foreign keys, not valid first (a short lock), then validated (a long look under a weak
/// lock), each in a transaction of its own.</summary>
internal sealed class ForeignKeys(PostgresDatabase database, Plan plan, EntityPlan entity)
{
    internal async Task AddAllAsync(CancellationToken cancellation)
    {
        for (var table = 0; table < entity.Tables.Count; table++)
        {
            foreach (var key in entity.Tables[table].ForeignKeys)
                await AddAsync(table, key, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a validated foreign key stands on that column, whatever its name.</summary>
    internal static async Task<bool> IsValidAsync(
        NpgsqlConnection connection, Plan plan, TablePlan child, ForeignKeyPlan key, CancellationToken cancellation) =>
        (await FindAsync(connection, plan, child, key, cancellation).ConfigureAwait(false)).Any(found => found.IsValid);

    private async Task AddAsync(int table, ForeignKeyPlan key, CancellationToken cancellation)
    {
        var child = entity.Tables[table];
        var doing = $"adding foreign key {key.Name} to {child.Schema}.{child.Name}";
        var isAdded = await database.InTransactionAsync(doing, async connection =>
        {
            if (await IsValidAsync(connection, plan, child, key, cancellation).ConfigureAwait(false))
                return false;
            // A killed client's statement may still be at work: wait for it, then look again.
            await connection.ExecuteAsync($"LOCK TABLE {child.QuotedName} IN SHARE ROW EXCLUSIVE MODE", cancellation).ConfigureAwait(false);
            var standing = await FindAsync(connection, plan, child, key, cancellation).ConfigureAwait(false);
            if (standing.Any(found => found.IsValid) || standing.Count == 0 && !await HasParentKeyAsync(connection, key, cancellation).ConfigureAwait(false))
                return false;
            if (standing.All(found => found.Name != key.Name))
                await connection.ExecuteAsync(key.AddStatement, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation).ConfigureAwait(false);
        if (isAdded)
            await ValidateAsync(table, key, cancellation).ConfigureAwait(false);
    }

    /// <summary>Rows that an earlier run or somebody else left without their parent are settled by the key's own rule.</summary>
    private Task ValidateAsync(int table, ForeignKeyPlan key, CancellationToken cancellation) =>
        database.InTransactionAsync($"validating foreign key {key.Name}", async connection =>
        {
            await connection.ExecuteAsync("SAVEPOINT before_validation", cancellation).ConfigureAwait(false);
            try
            {
                await connection.ExecuteAsync(key.ValidateStatement, cancellation).ConfigureAwait(false);
            }
            catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.ForeignKeyViolation)
            {
                await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT before_validation", cancellation).ConfigureAwait(false);
                var settling = new ReferenceSettling(plan, entity);
                await settling.SettleAsync(connection, table, key, cancellation).ConfigureAwait(false);
                var counts = new EntityCounts();
                foreach (var (field, count) in settling.Counts)
                    counts.Unresolved[field] = count;
                await StoredCounts.AddToEntityAsync(
                    connection, plan.Name, Store.Postgres, entity.Name, counts, cancellation).ConfigureAwait(false);
                // Its triggers have work left from the update, which DDL on the table has to wait for.
                await connection.ExecuteAsync("SET CONSTRAINTS ALL IMMEDIATE", cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync(key.ValidateStatement, cancellation).ConfigureAwait(false);
            }
        }, cancellation);

    private async Task<bool> HasParentKeyAsync(NpgsqlConnection connection, ForeignKeyPlan key, CancellationToken cancellation)
    {
        var parent = plan.Entities[key.ParentEntity].Tables[key.ParentTable];
        var indexes = await LiveIndex.ReadAsync(connection, parent, cancellation).ConfigureAwait(false);
        return indexes.Any(
            index => index is { IsUnique: true, IsValid: true, IsPartial: false, Columns: [var column] } && column == key.ParentColumn);
    }

    private static Task<List<(string Name, bool IsValid)>> FindAsync(
        NpgsqlConnection connection, Plan plan, TablePlan child, ForeignKeyPlan key, CancellationToken cancellation)
    {
        var parent = plan.Entities[key.ParentEntity].Tables[key.ParentTable];
        return connection.QueryAsync(
            """
            SELECT c.conname::text, c.convalidated FROM pg_constraint c
            JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = c.conkey[1]
            JOIN pg_attribute far ON far.attrelid = c.confrelid AND far.attnum = c.confkey[1]
            WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.conrelid = to_regclass($1) AND c.confrelid = to_regclass($2)
                AND own.attname = $3::text AND far.attname = $4::text
            """, row => (row.GetString(0), row.GetBoolean(1)), cancellation, child.QuotedName, parent.QuotedName, key.Column, key.ParentColumn);
    }
}
