using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Rows taken out again, stored as dead letters without bytes in the transaction that takes them out.</summary>
internal sealed class RemovedRows(Plan plan, EntityPlan entity)
{
    /// <summary>The source id of a row of alias <c>gone</c>, as SQL: of its own column, else through the key map, else null.</summary>
    internal async Task<string> SourceIdExpressionAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation)
    {
        if (table.SourceIdColumn is { } column)
            return $"gone.{Sql.Name(column)}::text";
        if (table.SerialColumn is { } serial && entity.Key == KeyKind.Serial
            && await KeyTables.FindAsync(connection, plan.Name, entity.Name, cancellation).ConfigureAwait(false) is { } tables)
            return $"(SELECT k.source_id FROM {tables.Keys} k WHERE k.key = gone.{Sql.Name(serial)})";
        return "NULL::text";
    }

    /// <summary>Merge-key values of a row of alias <c>gone</c> as a text array.</summary>
    internal static string KeyExpression(TablePlan table) =>
        $"ARRAY[{string.Join(", ", table.MergeKey.Select(column => $"gone.{Sql.Name(column)}::text"))}]::text[]";

    internal async Task StoreAsync(
        NpgsqlConnection connection, IReadOnlyCollection<RemovedRow> rows, string path, CancellationToken cancellation)
    {
        const int LettersAtOnce = 1000;
        foreach (var some in rows.Chunk(LettersAtOnce))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var row in some)
                batch.BatchCommands.Add(DeadLetterRows.ToUpsert(plan.Name, ToLetter(row, path)));
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The rows whose documents' bytes have still to be fetched.</summary>
    internal static Task<List<RemovedRow>> ReadAsync(
        NpgsqlConnection connection, string plan, EntityPlan entity, CancellationToken cancellation)
    {
        string[] tables = [.. entity.Tables.Select(table => table.Name)];
        return connection.QueryAsync(
            """
            SELECT array_position($3, table_name), source_id, kind, reason FROM mongoetl.dead_letters
            WHERE plan = $1 AND store = 'postgres' AND entity = $2 AND document = '' AND table_name = ANY ($3) ORDER BY table_name COLLATE "C", source_id
            """,
            row => new RemovedRow(
                row.GetInt32(0) - 1, row.GetString(1), [], Enum.Parse<DeadLetterKind>(row.GetString(2)), row.GetString(3)),
            cancellation, plan, entity.Name, tables);
    }

    private DeadLetter ToLetter(RemovedRow row, string path)
    {
        var table = entity.Tables[row.Table];
        return new DeadLetter
        {
            Entity = entity.Name,
            Collection = entity.Collection,
            SourceId = row.SourceId ?? KeyText(table, row.Key),
            Table = table.Name,
            Path = path,
            Kind = row.Kind,
            Reason = row.Reason,
            Document = [],
        };
    }

    /// <summary>Stands for the id of a row whose table does not hold it.</summary>
    internal static string KeyText(TablePlan table, IReadOnlyList<string> key) =>
        $"{table.Name} ({string.Join(", ", table.MergeKey.Zip(key, (column, value) => $"{column} {value}"))})";
}
