using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>The previous result's table, in the shape that the class has now.</summary>
internal static class ShapedPrevious
{
    /// <summary>Makes an absent one, empty. Rows of another shape are taken over as such that have to be written again, so that those which
    /// vanish are still known; where key or needed columns are others, nothing can be taken over.</summary>
    internal static async Task EnsureAsync(
        NpgsqlConnection connection, string plan, DerivedPlan derived, ResultTables tables, CancellationToken cancellation)
    {
        var wanted = derived.Table.Columns.Zip(derived.ResultTypes, (column, type) => new Shape(column.Name, Printed(type), column.Nullable)).ToList();
        var found = await connection.QueryAsync(
            """
            SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull FROM pg_attribute a
            WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'mongoetl_sure' ORDER BY a.attnum
            """, row => new Shape(row.GetString(0), row.GetString(1), row.GetBoolean(2)), cancellation, tables.Previous).ConfigureAwait(false);
        if (found.SequenceEqual(wanted))
            return;
        var same = wanted.Where(column => found.Any(old => old.Name == column.Name && old.Type == column.Type && (column.Nullable || !old.Nullable))).ToList();
        var old = Sql.Name(derived.Name + ".old");
        if (found.Count > 0)
        {
            // What was being written has the old shape as well.
            if (await PostgresDerivedStore.IsThereAsync(connection, tables.Next, cancellation).ConfigureAwait(false))
                await connection.ExecuteAsync(tables.Fold(found.Select(column => column.Name)), cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync(
                $"DROP TABLE IF EXISTS {tables.Next}; ALTER TABLE {tables.Previous} RENAME TO {old}", cancellation).ConfigureAwait(false);
        }
        await connection.ExecuteAsync(tables.Create(tables.Previous), cancellation).ConfigureAwait(false);
        await PlanTables.MarkAsync(connection, plan, tables.Previous, cancellation).ConfigureAwait(false);
        var names = Sql.Names(same.Select(column => column.Name));
        if (found.Count > 0 && wanted.Where(column => !column.Nullable).All(same.Contains))
        {
            await connection.ExecuteAsync(
                $"INSERT INTO {tables.Previous} ({names}, mongoetl_sure) SELECT {names}, false FROM {ResultTables.Schema}.{old}", cancellation).ConfigureAwait(false);
        }
        await connection.ExecuteAsync(tables.AddKey(tables.Previous), cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {ResultTables.Schema}.{old}", cancellation).ConfigureAwait(false);
    }

    private static string Printed(string type) => type == "timestamptz" ? "timestamp with time zone" : type;

    private sealed record Shape(string Name, string Type, bool Nullable);
}
