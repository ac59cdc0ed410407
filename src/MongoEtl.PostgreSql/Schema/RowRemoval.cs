using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Deletes the rows that a buffer holds from their table.</summary>
internal static class RowRemoval
{
    /// <summary>Finds them by merge key and, where the table has that column, source id: another
    /// document's row under the same key stays.</summary>
    internal static async Task RunAsync(NpgsqlConnection connection, TablePlan table, RowBuffer rows, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(table.StagingStatement, cancellation).ConfigureAwait(false);
        await using (var copy = await CopyStream.BeginAsync(connection, table.StagingCopyStatement, cancellation).ConfigureAwait(false))
        {
            await copy.WriteAsync(rows.Written, cancellation).ConfigureAwait(false);
            await copy.EndAsync(cancellation).ConfigureAwait(false);
        }
        var columns = table.SourceIdColumn is { } id ? table.MergeKey.Append(id) : table.MergeKey;
        var same = string.Join(" AND ", columns.Distinct().Select(column => $"t.{Sql.Name(column)} = s.{Sql.Name(column)}"));
        var staging = Sql.Name(table.StagingName);
        await connection.ExecuteAsync(
            $"DELETE FROM {table.QuotedName} t USING {staging} s WHERE {same}", cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE {staging}", cancellation).ConfigureAwait(false);
    }
}
