using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>An index as it stands in the database.</summary>
/// <param name="Name">Unquoted.</param>
/// <param name="IsValid">False: a build was broken off.</param>
/// <param name="IsUnique">Whether it refuses duplicates.</param>
/// <param name="IsPrimary">Whether it is the primary key.</param>
/// <param name="IsPartial">Whether it covers some rows only, or expressions.</param>
/// <param name="Constraint">The constraint that owns it, or null.</param>
/// <param name="HasDependents">Whether a foreign key relies on it.</param>
/// <param name="Columns">Key columns in order.</param>
internal sealed record LiveIndex(
    string Name, bool IsValid, bool IsUnique, bool IsPrimary, bool IsPartial, string? Constraint, bool HasDependents, string[] Columns)
{
    internal static Task<List<LiveIndex>> ReadAsync(
        NpgsqlConnection connection, TablePlan table, CancellationToken cancellation) => connection.QueryAsync(
        """
        SELECT ic.relname::text, i.indisvalid, i.indisunique, i.indisprimary, i.indpred IS NOT NULL OR i.indexprs IS NOT NULL, c.conname::text,
            EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = i.indexrelid),
            ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum WHERE k.place <= i.indnkeyatts ORDER BY k.place)
        FROM pg_index i
        JOIN pg_class ic ON ic.oid = i.indexrelid
        LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('p', 'u', 'x')
        WHERE i.indrelid = to_regclass($1)
        """,
        row => new LiveIndex(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4), row.TextOrNull(5),
            row.GetBoolean(6), row.GetFieldValue<string[]>(7)), cancellation, table.QuotedName);

    /// <summary>Whether it does what the planned one would, under whatever name.</summary>
    internal bool Serves(IndexPlan plan) =>
        IsValid && !IsPartial && Columns.SequenceEqual(plan.Columns, StringComparer.Ordinal)
        && (plan.Kind == IndexKind.Plain || IsUnique) && (plan.Kind != IndexKind.PrimaryKey || IsPrimary);

    /// <summary>What takes it away.</summary>
    internal string DropStatement(TablePlan table) => Constraint is null
        ? $"DROP INDEX {Sql.Name(table.Schema)}.{Sql.Name(Name)}"
        : $"ALTER TABLE {table.QuotedName} DROP CONSTRAINT {Sql.Name(Constraint)}";
}
