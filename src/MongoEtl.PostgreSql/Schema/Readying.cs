using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Takes the plan's own keys off tables that were emptied, so that they are loaded as new ones are.</summary>
internal static class Readying
{
    /// <summary>Does nothing unless every table is empty. An index that a foreign key relies on stays.</summary>
    internal static async Task ClearForLoadAsync(NpgsqlConnection connection, EntityPlan entity, CancellationToken cancellation)
    {
        foreach (var table in entity.Tables)
        {
            if (!await LiveTable.IsEmptyAsync(connection, table, cancellation).ConfigureAwait(false))
                return;
        }
        foreach (var table in entity.Tables)
            await DropForeignKeysAsync(connection, table, cancellation).ConfigureAwait(false);
        foreach (var table in entity.Tables)
        {
            foreach (var index in await LiveIndex.ReadAsync(connection, table, cancellation).ConfigureAwait(false))
            {
                if (!index.HasDependents && table.Indexes.Any(planned => planned.Name == index.Name))
                    await connection.ExecuteAsync(index.DropStatement(table), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task DropForeignKeysAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation)
    {
        var standing = await connection.QueryAsync(
            "SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND conrelid = to_regclass($1)", row => row.GetString(0), cancellation, table.QuotedName)
            .ConfigureAwait(false);
        foreach (var key in table.ForeignKeys.Where(key => standing.Contains(key.Name)))
            await connection.ExecuteAsync(
                $"ALTER TABLE {table.QuotedName} DROP CONSTRAINT {Sql.Name(key.Name)}", cancellation).ConfigureAwait(false);
    }
}
