using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Takes rows out although foreign keys of an earlier run still refer to them. Such a key is taken away if its own entity is yet
/// to be
/// settled in this run, which then finds the reference; constraining adds the key again.</summary>
internal sealed class StandingReferences(PostgresDatabase database, Plan plan)
{
    /// <summary>Runs <paramref name="work"/> in a transaction, again for each key that stood in its way.</summary>
    /// <exception cref="TargetException">A key refuses whose entity is not part of this run: it could not be settled.</exception>
    internal async Task<T> RemoveAsync<T>(string doing, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await database.InTransactionAsync(doing, work, cancellation).ConfigureAwait(false);
            }
            catch (TargetException refused) when (Find(refused) is not null)
            {
                var (entity, table, key) = Find(refused)!.Value;
                if (!await TakeAwayAsync(entity, table, key, cancellation).ConfigureAwait(false))
                    throw;
            }
        }
    }

    private (EntityPlan Entity, TablePlan Table, ForeignKeyPlan Key)? Find(TargetException refused)
    {
        if (refused.InnerException is not PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } server)
            return null;
        foreach (var entity in plan.Entities)
        {
            foreach (var table in entity.Tables.Where(table => table.Schema == server.SchemaName && table.Name == server.TableName))
            {
                if (table.ForeignKeys.FirstOrDefault(key => key.Name == server.ConstraintName) is { } found)
                    return (entity, table, found);
            }
        }
        return null;
    }

    /// <summary>False when the entity is done: nobody would settle its references, nor add the key again.</summary>
    private Task<bool> TakeAwayAsync(EntityPlan entity, TablePlan table, ForeignKeyPlan key, CancellationToken cancellation) =>
        database.InTransactionAsync($"taking foreign key {key.Name} away", async connection =>
        {
            var phase = await connection.ScalarAsync<string>(
                "SELECT phase FROM mongoetl.entities WHERE plan = $1 AND store = 'postgres' AND entity = $2", cancellation,
                plan.Name, entity.Name).ConfigureAwait(false);
            if (phase is null || Enum.Parse<EntityPhase>(phase) >= EntityPhase.Constrained)
                return false;
            await connection.ExecuteAsync(
                $"ALTER TABLE {table.QuotedName} DROP CONSTRAINT IF EXISTS {Sql.Name(key.Name)}", cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);
}
