using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit.Statements;

/// <summary>The statement that merges a staging table into its table and touches only rows that differ.</summary>
/// <remarks>
/// Rows that would change nothing are left out by an anti-join before <c>ON CONFLICT</c> sees them: <c>DO UPDATE ... WHERE</c> false would
/// still lock each row and write WAL (observed with PostgreSQL 15). Its own WHERE stays, for rows that appear meanwhile.
/// </remarks>
internal static class MergeStatement
{
    public static string Of(RowModel row)
    {
        var keys = row.MergeKey.Select(Sql.Quote).ToList();
        var others = row.Columns.Where(c => !row.MergeKey.Contains(c.Name)).ToList();
        var columns = TableStatements.Columns(row);
        var condition = Changes(row, others, "old", "new");
        var lines = new List<string>
        {
            "WITH new AS (",
            $"    SELECT DISTINCT ON ({string.Join(", ", keys)}) {columns}",
            $"    FROM {Sql.Quote(TableStatements.StagingName(row))}",
            $"    ORDER BY {string.Join(", ", keys)}, {Order(row)}",
            ")",
            $"INSERT INTO {TableStatements.QuotedName(row)} AS old ({columns})",
            $"SELECT {columns} FROM new",
            "WHERE NOT EXISTS (",
            $"    SELECT FROM {TableStatements.QuotedName(row)} AS old",
            $"    WHERE {string.Join(" AND ", keys.Select(k => $"old.{k} = new.{k}"))}{(condition is null ? "" : $"\n        AND NOT ({condition})")}",
            ")",
            $"ORDER BY {string.Join(", ", keys)}",
            condition is null
                ? $"ON CONFLICT ({string.Join(", ", keys)}) DO NOTHING"
                : $"ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {Assignments(others)}\nWHERE {Changes(row, others, "old", "excluded")}",
        };
        return string.Join("\n", lines);
    }

    private static string Assignments(IEnumerable<ColumnModel> columns) =>
        string.Join(", ", columns.Select(c => $"{Sql.Quote(c.Name)} = excluded.{Sql.Quote(c.Name)}"));

    /// <summary>Which of several rows of one key stays: the newest, else the last that was written.</summary>
    private static string Order(RowModel row)
    {
        var last = $"{Sql.Quote(TableStatements.OrderColumn)} DESC";
        return row.NewestColumn is { } newest && row.SourceIdColumn is { } id
            ? $"{Sql.Quote(newest)} DESC NULLS LAST, {Sql.Quote(id)} COLLATE \"C\" DESC, {last}"
            : last;
    }

    /// <summary>When a new row takes the place of the old one of its key; null if there is nothing besides the key.</summary>
    private static string? Changes(RowModel row, IReadOnlyList<ColumnModel> others, string old, string @new)
    {
        if (others.Count == 0)
            return null;
        // One column compares as itself: a row of one would be a parenthesis only.
        var differs = others.Count == 1
            ? $"{Compared(others[0], old)} IS DISTINCT FROM {Compared(others[0], @new)}"
            : $"({string.Join(", ", others.Select(c => Compared(c, old)))}) IS DISTINCT FROM ({string.Join(", ", others.Select(c => Compared(c, @new)))})";
        return row.NewestColumn is { } newest && row.SourceIdColumn is { } id ? $"{differs} AND {IsNewer(newest, id, old, @new)}" : differs;
    }

    private static string IsNewer(string newestName, string idName, string old, string @new)
    {
        var (newest, id) = (Sql.Quote(newestName), Sql.Quote(idName));
        return $"({@new}.{id} = {old}.{id} OR {@new}.{newest} > {old}.{newest} OR {old}.{newest} IS NULL AND {@new}.{newest} IS NOT NULL"
            + $" OR {@new}.{newest} IS NOT DISTINCT FROM {old}.{newest} AND {@new}.{id} COLLATE \"C\" > {old}.{id} COLLATE \"C\") IS TRUE";
    }

    /// <summary>The type json has no equality; its text has.</summary>
    private static string Compared(ColumnModel column, string side) =>
        $"{side}.{Sql.Quote(column.Name)}" + (column.Postgres?.Base == "json" ? (column.Postgres.IsArray ? "::text[]" : "::text") : "");
}
