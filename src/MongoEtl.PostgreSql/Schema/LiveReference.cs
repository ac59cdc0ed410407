using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>A foreign key that refers to a table, whoever made it.</summary>
/// <param name="Table">The table that refers, quoted where that is needed.</param>
/// <param name="IsOwn">Whether it is the table itself.</param>
/// <param name="Columns">The columns that refer, unquoted.</param>
/// <param name="Parents">The columns that they refer to, in the same order.</param>
/// <remarks>PostgreSQL manual, "System Catalogs", pg_constraint.</remarks>
internal sealed record LiveReference(string Table, bool IsOwn, string[] Columns, string[] Parents)
{
    /// <summary>Reads those that refer to a table.</summary>
    internal static Task<List<LiveReference>> ToAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation) =>
        connection.QueryAsync(
            """
            SELECT c.conrelid::regclass::text, c.conrelid = c.confrelid,
                (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, n)
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
                (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY k(attnum, n)
                    JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum)
            FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = $1::regclass
            """,
            key => new LiveReference(key.GetString(0), key.GetBoolean(1), (string[])key.GetValue(2), (string[])key.GetValue(3)),
            cancellation, table.QuotedName);
}
