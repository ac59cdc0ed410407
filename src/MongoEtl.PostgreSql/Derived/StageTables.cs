using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Stage tables. They are logged, as the state is that says how far their rows are: a crash of the server takes both back or
/// neither.</summary>
internal static class StageTables
{
    /// <summary>Drops tables and makes them again, with their keys; call it in a transaction.</summary>
    /// <exception cref="TargetException">Another plan stages rows under one of the names.</exception>
    internal static async Task CreateAsync(
        NpgsqlConnection connection, string plan, IReadOnlyList<TablePlan> tables, string schema, CancellationToken cancellation)
    {
        if (tables.Count == 0)
            return;
        await StateSchema.LockDdlAsync(connection, cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {Sql.Name(schema)}", cancellation).ConfigureAwait(false);
        foreach (var table in tables)
        {
            var name = $"{Sql.Name(schema)}.{Sql.Name(table.Name)}";
            await PlanTables.CheckOwnAsync(connection, plan, name, cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync($"DROP TABLE IF EXISTS {name}", cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync(In(schema, table, table.CreateStatement), cancellation).ConfigureAwait(false);
            foreach (var index in table.Indexes)
                await connection.ExecuteAsync(In(schema, table, index.CreateStatement), cancellation).ConfigureAwait(false);
            await PlanTables.MarkAsync(connection, plan, name, cancellation).ConfigureAwait(false);
        }
    }

    /// <exception cref="TargetException">A table is absent, or has other columns than the class stages.</exception>
    internal static async Task CheckAsync(
        NpgsqlConnection connection, IReadOnlyList<TablePlan> tables, string schema, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            var columns = await connection.QueryAsync(
                "SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_attribute "
                + "WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped",
                row => (Name: row.GetString(0), Type: TypeNames.Normalize(row.GetString(1))), cancellation,
                $"{Sql.Name(schema)}.{Sql.Name(table.Name)}").ConfigureAwait(false);
            if (columns.ToHashSet().SetEquals(table.Columns.Select(column => (column.Name, TypeNames.Normalize(column.Type)))))
                continue;
            throw new TargetException($"Stage table {schema}.{table.Name} has not the columns that its class stages now, because it was "
                + "filled by other classes. Nothing was replayed. Run migrate first: it stages all rows anew.");
        }
    }

    /// <summary>Merges rows; call it in a transaction. Tables in their order and rows in the order of their keys, so that two workers never
    /// wait for each other.</summary>
    internal static async Task MergeAsync(NpgsqlConnection connection, StagedRows rows, string schema, CancellationToken cancellation)
    {
        for (var i = 0; i < rows.Entity.StageTables.Count; i++)
        {
            var table = rows.Entity.StageTables[i];
            if (!rows.PartsOf(i).Any())
                continue;
            await connection.ExecuteAsync(table.StagingStatement, cancellation).ConfigureAwait(false);
            await using (var copy = await CopyStream.BeginAsync(connection, table.StagingCopyStatement, cancellation).ConfigureAwait(false))
            {
                foreach (var part in rows.PartsOf(i))
                    await copy.WriteAsync(part, cancellation).ConfigureAwait(false);
                await copy.EndAsync(cancellation).ConfigureAwait(false);
            }
            await connection.ExecuteAsync(In(schema, table, table.MergeStatement), cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync($"DROP TABLE {Sql.Name(table.StagingName)}", cancellation).ConfigureAwait(false);
        }
    }

    internal static async Task DropAsync(
        NpgsqlConnection connection, string plan, IReadOnlyList<TablePlan> tables, string schema, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            var name = $"{Sql.Name(schema)}.{Sql.Name(table.Name)}";
            await PlanTables.CheckOwnAsync(connection, plan, name, cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync($"DROP TABLE IF EXISTS {name}", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A statement about the table for that of another schema: generated statements name it in full, and no value stands in
    /// them.</summary>
    private static string In(string schema, TablePlan table, string statement) =>
        statement.Replace(table.QuotedName, $"{Sql.Name(schema)}.{Sql.Name(table.Name)}", StringComparison.Ordinal);
}
