using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Takes out all rows but one of each group that shares the columns of a unique index. Which row stays does not depend on the
/// order in which rows came: with <c>[Newest]</c> the one with the greatest (P, source id),
/// else the first by the texts of all columns.</summary>
internal sealed class DuplicateRows(Plan plan, EntityPlan entity, int ordinal, IndexPlan index, bool storesLetters = true)
{
    private TablePlan Table => entity.Tables[ordinal];

    /// <summary>Removes them and stores each as a dead letter, except where <c>[Newest]</c>
    /// says that only one row of a key is wanted.</summary>
    internal async Task RemoveAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var removed = new RemovedRows(plan, entity);
        var sourceId = await removed.SourceIdExpressionAsync(connection, Table, cancellation).ConfigureAwait(false);
        var gone = await connection.QueryAsync(
            $"""
            WITH ranked AS (
                SELECT r.tableoid AS part, r.ctid AS place, row_number() OVER (PARTITION BY {Columns("r")} ORDER BY {Order}) AS rank
                FROM {Table.QuotedName} r
                JOIN (SELECT {Columns("d")} FROM {Table.QuotedName} d GROUP BY {Columns("d")} HAVING count(*) > 1) twice
                    ON {string.Join(" AND ", index.Columns.Select(column => $"r.{Sql.Name(column)} = twice.{Sql.Name(column)}"))}),
            gone AS (
                DELETE FROM {Table.QuotedName} t USING ranked
                WHERE t.tableoid = ranked.part AND t.ctid = ranked.place AND ranked.rank > 1 RETURNING t.*)
            SELECT {sourceId}, {RemovedRows.KeyExpression(Table)} FROM gone
            """, Read, cancellation).ConfigureAwait(false);
        if (storesLetters && !KeepsNewest)
            await removed.StoreAsync(connection, gone, index.Name, cancellation).ConfigureAwait(false);
    }

    private bool KeepsNewest => Table.NewestColumn is not null && index.Columns.SequenceEqual(Table.MergeKey, StringComparer.Ordinal);

    private string Order
    {
        get
        {
            var all = string.Join(", ", Table.Columns.Select(column => $"r.{Sql.Name(column.Name)}::text COLLATE \"C\" NULLS FIRST"));
            if (!KeepsNewest)
                return all;
            var id = Table.SourceIdColumn is { } column ? $"r.{Sql.Name(column)}::text COLLATE \"C\" DESC NULLS LAST, " : "";
            return $"r.{Sql.Name(Table.NewestColumn!)} DESC NULLS LAST, {id}{all}";
        }
    }

    private string Columns(string alias) => string.Join(", ", index.Columns.Select(column => $"{alias}.{Sql.Name(column)}"));

    private RemovedRow Read(NpgsqlDataReader row) => new(ordinal, row.TextOrNull(0), row.GetFieldValue<string[]>(1), DeadLetterKind.Duplicate,
        $"another row of {Table.Name} has the same {string.Join(", ", index.Columns)}; only one of them can stay");
}
