using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Mends what the last comparison found. Rows are merged parents first, as a migration does; then extra rows are removed, children
/// first. A table whose rows are refused for what stands elsewhere is tried again after the others, as long as anything gets on.</summary>
internal sealed class RowRepair(PostgresDatabase database, ExpectedPlan plans, bool deleteExtra)
{
    private readonly Dictionary<TablePlan, TableRepair> _repairs = [];

    /// <param name="latest">What the last comparison found.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<IReadOnlyList<TableRepair>> RunAsync(
        IReadOnlyDictionary<TablePlan, TableComparison> latest, CancellationToken cancellation)
    {
        var damaged = plans.Scope.Entities.SelectMany(entity => entity.Tables.Select(table => (Entity: entity, Table: table)))
            .Where(pair => latest.TryGetValue(pair.Table, out var found) && found.NeedsRepair).ToList();
        foreach (var (_, table) in damaged)
            _repairs[table] = new TableRepair(Store.Postgres, TableDifference.NameOf(table), 0, 0, 0, Obstacle(latest[table]));
        var tables = damaged.Where(pair => _repairs[pair.Table].Problem is null).ToList();
        var waiting = tables.ToList();
        bool isMoving;
        do
        {
            var left = new List<(EntityPlan Entity, TablePlan Table)>();
            foreach (var (entity, table) in waiting)
            {
                if (!await WriteAsync(entity, table, cancellation).ConfigureAwait(false))
                    left.Add((entity, table));
            }
            foreach (var (entity, table) in tables)
                await SettleAsync(entity, table, cancellation).ConfigureAwait(false);
            isMoving = left.Count < waiting.Count;
            waiting = left;
            if (deleteExtra)
                isMoving |= await DeleteAsync(tables, cancellation).ConfigureAwait(false);
        }
        while (isMoving && waiting.Count > 0);
        return [.. damaged.Select(pair => _repairs[pair.Table])];
    }

    private static string? Obstacle(TableComparison found) => found.AbsentColumns switch
    {
        [] => null,
        ["*"] => "there is no such table; migrate creates it",
        _ => $"the table lacks {string.Join(", ", found.AbsentColumns)}; migrate adds what is missing",
    };

    /// <summary>Merges missing and differing rows; false when the server refuses them as things stand.</summary>
    private async Task<bool> WriteAsync(EntityPlan entity, TablePlan table, CancellationToken cancellation)
    {
        try
        {
            var written = await InTransactionAsync(
                "mending", table, connection => MergeAsync(connection, entity, table, cancellation), cancellation).ConfigureAwait(false);
            _repairs[table] = _repairs[table] with { Written = _repairs[table].Written + written, Problem = null };
            return true;
        }
        catch (RowsRefusedException refused)
        {
            _repairs[table] = _repairs[table] with { Problem = refused.Message };
            return false;
        }
    }

    private async Task<int> MergeAsync(NpgsqlConnection connection, EntityPlan entity, TablePlan table, CancellationToken cancellation)
    {
        var columns = Sql.Names(table.Columns.Select(column => column.Name));
        var staging = Sql.Name(table.StagingName);
        await connection.ExecuteAsync(table.StagingStatement, cancellation).ConfigureAwait(false);
        var staged = await connection.ExecuteAsync(
            $"""
            INSERT INTO {staging} ({columns}) SELECT {columns} FROM {plans.Of(entity, table).QuotedName} e
            WHERE EXISTS (
                SELECT FROM {plans.DifferencesOf(entity, table)} f WHERE f.kind <> '{TableDifference.Extra}' AND {SameKey(table, "e")})
            """, cancellation).ConfigureAwait(false);
        foreach (var key in HeldKeys(entity, table))
            await new PendingReferences(plans.Actual, entity, table, key).HoldAsync(connection, cancellation).ConfigureAwait(false);
        await MergeJoin.ChooseAsync(connection, table, staged, cancellation).ConfigureAwait(false);
        var written = await connection.ExecuteAsync(table.MergeStatement, cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE {staging}", cancellation).ConfigureAwait(false);
        return written;
    }

    /// <summary>Sets references within a wave that had to wait for their parents, as a migration does: tables may refer to each
    /// other.</summary>
    private async Task SettleAsync(EntityPlan entity, TablePlan table, CancellationToken cancellation)
    {
        foreach (var key in HeldKeys(entity, table))
        {
            var pending = new PendingReferences(plans.Actual, entity, table, key);
            await InTransactionAsync(
                "setting references of", table, connection => pending.SettleAsync(connection, cancellation), cancellation)
                    .ConfigureAwait(false);
        }
    }

    private IEnumerable<ForeignKeyPlan> HeldKeys(EntityPlan entity, TablePlan table) =>
        table.ForeignKeys.Where(key => PendingReferences.CanHold(plans.Actual, entity, table, key));

    private async Task<bool> DeleteAsync(List<(EntityPlan Entity, TablePlan Table)> tables, CancellationToken cancellation)
    {
        var deleted = 0L;
        foreach (var (entity, table) in Enumerable.Reverse(tables))
        {
            try
            {
                var (gone, left) = await InTransactionAsync(
                    "removing extra rows of", table, connection => DeleteAsync(connection, entity, table, cancellation), cancellation)
                    .ConfigureAwait(false);
                _repairs[table] = _repairs[table] with { Deleted = _repairs[table].Deleted + gone, StillReferredTo = left };
                deleted += gone;
            }
            catch (TargetException refused) when (refused is { IsTransient: false, SqlState: not null })
            {
                // A table of others that refers to this one may not be read, say: the other tables can be mended all the same.
                _repairs[table] = _repairs[table] with { Problem = refused.Message };
            }
        }
        return deleted > 0;
    }

    private async Task<(long Gone, long Left)> DeleteAsync(
        NpgsqlConnection connection, EntityPlan entity, TablePlan table, CancellationToken cancellation)
    {
        var isReferredTo = await ReferredToAsync(connection, table, cancellation).ConfigureAwait(false);
        var isExtra = $"f.kind = '{TableDifference.Extra}' AND {SameKey(table, "t")}";
        var found = plans.DifferencesOf(entity, table);
        var (gone, last) = (0L, 0);
        do
        {
            // Extra rows may refer to each other within the table.
            last = await connection.ExecuteAsync(
                $"DELETE FROM {table.QuotedName} t USING {found} f WHERE {isExtra} AND NOT ({isReferredTo})", cancellation)
                    .ConfigureAwait(false);
            gone += last;
        }
        while (last > 0);
        var left = await connection.ScalarAsync<long>(
            $"SELECT count(*) FROM {table.QuotedName} t JOIN {found} f ON {isExtra}", cancellation).ConfigureAwait(false);
        return (gone, left);
    }

    /// <summary>Whether a row <c>t</c> is one that others refer to by a foreign key, whoever made that key: deleting would take them along,
    /// change them, or be refused.</summary>
    private static async Task<string> ReferredToAsync(NpgsqlConnection connection, TablePlan table, CancellationToken cancellation)
    {
        var keys = await LiveReference.ToAsync(connection, table, cancellation).ConfigureAwait(false);
        var tests = keys.Select(key => $"EXISTS (SELECT FROM {key.Table} c WHERE "
            + string.Join(" AND ", key.Columns.Zip(key.Parents, (column, parent) => $"c.{Sql.Name(column)} = t.{Sql.Name(parent)}"))
            + (key.IsOwn ? " AND c.ctid <> t.ctid)" : ")"));
        return string.Join(" OR ", tests.DefaultIfEmpty("false"));
    }

    private Task<T> InTransactionAsync<T>(string doing, TablePlan table, Func<NpgsqlConnection, Task<T>> work,
        CancellationToken cancellation) =>
        database.InTransactionAsync($"{doing} {TableDifference.NameOf(table)}", work, cancellation);

    private static string SameKey(TablePlan table, string alias) => string.Join(
        " AND ", table.MergeKey.Select((key, i) => $"{alias}.{Sql.Name(key)} IS NOT DISTINCT FROM f.key_{i}"));
}
