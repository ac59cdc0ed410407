using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Stage tables in schema <c>mongoetl_stage</c>, results of derived tables in schema <c>mongoetl_derived</c>.</summary>
public sealed class PostgresDerivedStore : IDerivedStore
{
    /// <summary>Bytes of a page of rows.</summary>
    private const int PageBytes = 256 * 1024;

    private readonly PostgresDatabase _database;
    private readonly Plan _plan;

    internal PostgresDerivedStore(PostgresDatabase database, Plan plan) => (_database, _plan) = (database, plan);

    /// <inheritdoc />
    public Task<DerivedCounts> ComputeAsync(DerivedPlan derived, CancellationToken cancellation) =>
        _database.InTransactionAsync($"computing {derived.Name}", async connection =>
        {
            var tables = new ResultTables(derived);
            await PrepareAsync(connection, derived, tables, cancellation).ConfigureAwait(false);
            await EnterStageAsync(connection, DerivedTables.StageSchema, cancellation).ConfigureAwait(false);
            foreach (var table in _plan.FeedersOf(derived).SelectMany(feeder => feeder.StageTables))
                await connection.ExecuteAsync($"ANALYZE {table.QuotedName}", cancellation).ConfigureAwait(false);
            await FillAsync(connection, derived, tables, cancellation).ConfigureAwait(false);
            var counts = await connection.QueryAsync(
                tables.Counts, row => new DerivedCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), cancellation).ConfigureAwait(false);
            return counts[0];
        }, cancellation);

    /// <inheritdoc />
    public Task ReadRemovedAsync(DerivedPlan derived, Func<RowBuffer, Task> page, CancellationToken cancellation) =>
        ReadAsync(derived, new ResultTables(derived).Removed, null, page, cancellation);

    /// <inheritdoc />
    public Task ReadChangedAsync(DerivedPlan derived, Func<RowBuffer, Task> page, CancellationToken cancellation) =>
        ReadAsync(derived, new ResultTables(derived).Changed, null, page, cancellation);

    /// <inheritdoc />
    public Task ReadExpectedAsync(DerivedPlan derived, string schema, Func<RowBuffer, Task> page, CancellationToken cancellation) =>
        ReadAsync(derived, new ResultTables(derived).SelectOrdered, schema, page, cancellation);

    /// <inheritdoc />
    public Task AcceptAsync(DerivedPlan derived, CancellationToken cancellation) =>
        _database.InTransactionAsync($"keeping the result of {derived.Name}", async connection =>
        {
            var tables = new ResultTables(derived);
            if (await IsThereAsync(connection, tables.Next, cancellation).ConfigureAwait(false))
            {
                await connection.ExecuteAsync(
                    $"DROP TABLE IF EXISTS {tables.Previous}; ALTER TABLE {tables.Next} RENAME TO {Sql.Name(derived.Name)}", cancellation).ConfigureAwait(false);
            }
        }, cancellation);

    /// <inheritdoc />
    public Task ForgetAsync(DerivedPlan derived, CancellationToken cancellation) =>
        _database.InTransactionAsync($"forgetting the result of {derived.Name}", async connection =>
        {
            var tables = new ResultTables(derived);
            foreach (var table in new[] { tables.Previous, tables.Next })
            {
                await PlanTables.CheckOwnAsync(connection, _plan.Name, table, cancellation).ConfigureAwait(false);
                await connection.ExecuteAsync($"DROP TABLE IF EXISTS {table}", cancellation).ConfigureAwait(false);
            }
        }, cancellation);

    /// <inheritdoc />
    public Task DoubtAsync(DerivedPlan derived, CancellationToken cancellation) =>
        _database.InTransactionAsync($"looking at the result of {derived.Name}", async connection =>
        {
            var tables = new ResultTables(derived);
            if (await IsThereAsync(connection, tables.Previous, cancellation).ConfigureAwait(false))
                await connection.ExecuteAsync(tables.Doubt, cancellation).ConfigureAwait(false);
        }, cancellation);

    /// <inheritdoc />
    public Task CreateStageAsync(EntityPlan entity, string schema, CancellationToken cancellation) => _database.InTransactionAsync(
        $"making stage tables of {entity.Name}",
        connection => StageTables.CreateAsync(connection, _plan.Name, entity.StageTables, schema, cancellation), cancellation);

    /// <inheritdoc />
    public Task CheckStageAsync(EntityPlan entity, string schema, CancellationToken cancellation) => _database.InTransactionAsync(
        $"looking at stage tables of {entity.Name}",
        connection => StageTables.CheckAsync(connection, entity.StageTables, schema, cancellation), cancellation);

    /// <inheritdoc />
    public Task StageAsync(StagedRows rows, string schema, CancellationToken cancellation) => _database.InTransactionAsync(
        $"staging rows of {rows.Entity.Name}", connection => StageTables.MergeAsync(connection, rows, schema, cancellation), cancellation);

    /// <inheritdoc />
    public Task DropStageAsync(EntityPlan entity, string schema, CancellationToken cancellation) => _database.InTransactionAsync(
        $"dropping stage tables of {entity.Name}",
        connection => StageTables.DropAsync(connection, _plan.Name, entity.StageTables, schema, cancellation), cancellation);

    private async Task PrepareAsync(NpgsqlConnection connection, DerivedPlan derived, ResultTables tables, CancellationToken cancellation)
    {
        await StateSchema.LockDdlAsync(connection, cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {ResultTables.Schema}", cancellation).ConfigureAwait(false);
        await PlanTables.CheckOwnAsync(connection, _plan.Name, tables.Previous, cancellation).ConfigureAwait(false);
        await PlanTables.CheckOwnAsync(connection, _plan.Name, tables.Next, cancellation).ConfigureAwait(false);
        await ShapedPrevious.EnsureAsync(connection, _plan.Name, derived, tables, cancellation).ConfigureAwait(false);
        if (!await IsThereAsync(connection, tables.Next, cancellation).ConfigureAwait(false))
            return;
        await connection.ExecuteAsync(tables.Fold(), cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE {tables.Next}", cancellation).ConfigureAwait(false);
    }

    private async Task FillAsync(NpgsqlConnection connection, DerivedPlan derived, ResultTables tables, CancellationToken cancellation)
    {
        await SessionMemory.RaiseForMergeAsync(connection, cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync(tables.Create(tables.Next), cancellation).ConfigureAwait(false);
        await PlanTables.MarkAsync(connection, _plan.Name, tables.Next, cancellation).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync(tables.Fill, cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync(tables.AddKey(tables.Next), cancellation).ConfigureAwait(false);
        }
        catch (PostgresException empty) when (empty.SqlState == PostgresErrorCodes.NotNullViolation)
        {
            throw new TargetException($"The query of derived table {derived.Name} gives a row without {empty.ColumnName}, which its class declares not null: "
                + "leave such rows out in the query, or give a value.", empty);
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            var key = derived.Table.Columns.Take(derived.Table.PartitionKeyColumns + derived.Table.ClusteringKey.Count).Select(column => column.Name);
            throw new TargetException($"The query of derived table {derived.Name} gives several rows with one key ({string.Join(", ", key)}): "
                + "say in the query which of them stays.", twice);
        }
        await connection.ExecuteAsync($"ANALYZE {tables.Next}", cancellation).ConfigureAwait(false);
    }

    private Task ReadAsync(DerivedPlan derived, string query, string? schema, Func<RowBuffer, Task> page, CancellationToken cancellation) =>
        _database.InTransactionAsync($"reading the result of {derived.Name}", async connection =>
        {
            if (schema is not null)
                await EnterStageAsync(connection, schema, cancellation).ConfigureAwait(false);
            await SessionMemory.RaiseForMergeAsync(connection, cancellation).ConfigureAwait(false);
            using var rows = derived.CreateBuffer();
            await using var command = new NpgsqlCommand(query, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            var values = new ResultRow(reader);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                Encode(derived, rows, values);
                if (rows.Length < PageBytes)
                    continue;
                await page(rows).ConfigureAwait(false);
                rows.Clear();
            }
            if (rows.Rows > 0)
                await page(rows).ConfigureAwait(false);
        }, cancellation);

    private static void Encode(DerivedPlan derived, RowBuffer rows, DerivedRow values)
    {
        try
        {
            derived.Encode(rows, values);
        }
        catch (DocumentException refused)
        {
            throw new TargetException($"A row of derived table {derived.Name} cannot be written: {refused.Message}", refused);
        }
    }

    /// <summary>To the end of the transaction a name without a schema is that of a stage table.</summary>
    private static Task EnterStageAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation) =>
        connection.ExecuteAsync("SELECT set_config('search_path', $1, true)", cancellation, Sql.Name(schema));

    internal static Task<bool> IsThereAsync(NpgsqlConnection connection, string table, CancellationToken cancellation) =>
        connection.ScalarAsync<bool>("SELECT to_regclass($1) IS NOT NULL", cancellation, table);
}
