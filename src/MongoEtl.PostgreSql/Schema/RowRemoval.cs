using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Deletes the rows that a buffer holds from their table.</summary>
internal static class RowRemoval
{
    /// <summary>Finds them by merge key and, where the table has that column, source id: another document's row under the same key stays.</summary>
    internal static async Task RunAsync(NpgsqlConnection connection, TablePlan table, RowBuffer rows, CancellationToken cancellation)
    {
        await StageAsync(connection, table, rows, cancellation).ConfigureAwait(false);
        var staging = Sql.Name(table.StagingName);
        await connection.ExecuteAsync($"DELETE FROM {table.QuotedName} t USING {staging} s WHERE {SameRow(table)}", cancellation)
            .ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE {staging}", cancellation).ConfigureAwait(false);
    }

    /// <summary>True when another row refers to one of them by a foreign key, whoever made that key: deleting would take it along, change
    /// it, or be refused.</summary>
    internal static async Task<bool> AreReferredToAsync(
        NpgsqlConnection connection, TablePlan table, RowBuffer rows, CancellationToken cancellation)
    {
        var keys = await LiveReference.ToAsync(connection, table, cancellation).ConfigureAwait(false);
        if (keys.Count == 0)
            return false;
        await StageAsync(connection, table, rows, cancellation).ConfigureAwait(false);
        var tests = keys.Select(key => $"EXISTS (SELECT 1 FROM {key.Table} c JOIN {table.QuotedName} t ON "
            + string.Join(" AND ", key.Columns.Zip(key.Parents, (column, parent) => $"c.{Sql.Name(column)} = t.{Sql.Name(parent)}"))
            + $" JOIN {Sql.Name(table.StagingName)} s ON {SameRow(table)}{(key.IsOwn ? " WHERE c.ctid <> t.ctid" : "")})");
        var found = await connection.ScalarAsync<bool>($"SELECT {string.Join(" OR ", tests)}", cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE {Sql.Name(table.StagingName)}", cancellation).ConfigureAwait(false);
        return found;
    }

    private static async Task StageAsync(NpgsqlConnection connection, TablePlan table, RowBuffer rows, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(table.StagingStatement, cancellation).ConfigureAwait(false);
        await using var copy = await CopyStream.BeginAsync(connection, table.StagingCopyStatement, cancellation).ConfigureAwait(false);
        await copy.WriteAsync(rows.Written, cancellation).ConfigureAwait(false);
        await copy.EndAsync(cancellation).ConfigureAwait(false);
    }

    private static string SameRow(TablePlan table)
    {
        var columns = table.SourceIdColumn is { } id ? table.MergeKey.Append(id) : table.MergeKey;
        return string.Join(" AND ", columns.Distinct().Select(column => $"t.{Sql.Name(column)} = s.{Sql.Name(column)}"));
    }
}
