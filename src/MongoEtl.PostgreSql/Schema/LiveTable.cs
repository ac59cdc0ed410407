using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>A table as it stands in the database.</summary>
internal sealed record LiveTable(bool IsTable, bool IsEmpty, IReadOnlyList<LiveColumn> Columns)
{
    /// <summary>Reads it from the catalog; null when there is none.</summary>
    internal static async Task<LiveTable?> FindAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation)
    {
        var kind = await connection.ScalarAsync<string>(
            "SELECT relkind::text FROM pg_class WHERE oid = to_regclass($1)", cancellation, table.QuotedName).ConfigureAwait(false);
        if (kind is null)
            return null;
        if (kind is not ("r" or "p"))
            return new LiveTable(false, false, []);
        var columns = await connection.QueryAsync(
            """
            SELECT attname::text, format_type(atttypid, atttypmod), attnotnull, atthasdef OR attidentity <> '', attidentity = 'a' OR attgenerated <> ''
            FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """, row => new LiveColumn(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)),
            cancellation, table.QuotedName).ConfigureAwait(false);
        var isEmpty = await IsEmptyAsync(connection, table, cancellation).ConfigureAwait(false);
        return new LiveTable(true, isEmpty, columns);
    }

    internal static Task<bool> IsEmptyAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation) =>
        connection.ScalarAsync<bool>($"SELECT NOT EXISTS (SELECT FROM {table.QuotedName})", cancellation);
}
