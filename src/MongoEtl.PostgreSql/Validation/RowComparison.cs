using System.Collections.Concurrent;
using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql;

/// <summary>One comparison: expected rows in unlogged tables of a schema that is dropped at the end, or by the next comparison after a
/// crash.</summary>
internal sealed class RowComparison : IRowComparison
{
    private readonly PostgresDatabase _database;
    private readonly IKeyStore _keys;
    private readonly ExpectedPlan _plans;
    private readonly ConcurrentDictionary<TablePlan, TableComparison> _latest = [];

    private RowComparison(PostgresDatabase database, IKeyStore keys, ExpectedPlan plans) =>
        (_database, _keys, _plans) = (database, keys, plans);

    internal static async Task<RowComparison> BeginAsync(
        PostgresDatabase database, Plan plan, ComparisonScope scope, CancellationToken cancellation)
    {
        var plans = new ExpectedPlan(plan, scope);
        await database.InTransactionAsync("making room for expected rows", async connection =>
        {
            await connection.ExecuteAsync(
                $"""
                SET LOCAL client_min_messages = warning;
                DROP SCHEMA IF EXISTS {Sql.Name(plans.Schema)} CASCADE;
                CREATE SCHEMA {Sql.Name(plans.Schema)}
                """,
                cancellation).ConfigureAwait(false);
            foreach (var table in scope.Entities.SelectMany(entity => plans.Of(entity).Tables))
            {
                var columns = string.Join(", ", table.Columns.Select(column => $"{Sql.Name(column.Name)} {column.Type}"));
                await connection.ExecuteAsync(
                    $"CREATE UNLOGGED TABLE {table.QuotedName} ({columns}) WITH (autovacuum_enabled = off)", cancellation)
                        .ConfigureAwait(false);
            }
        }, cancellation).ConfigureAwait(false);
        return new RowComparison(database, new PostgresKeyStore(database, plan), plans);
    }

    /// <inheritdoc />
    public Task<IExpectedRowWriter> OpenWriterAsync(EntityPlan entity, CancellationToken cancellation) =>
        Task.FromResult<IExpectedRowWriter>(new ExpectedRowWriter(_database, entity, _plans.Of(entity)));

    /// <inheritdoc />
    public Task<long> SettleAsync(IReadOnlyList<EntityPlan> wave, CancellationToken cancellation) => _database.InTransactionAsync(
        "settling expected rows", connection => new ExpectedSettling(_plans).RunAsync(connection, wave, cancellation), cancellation);

    /// <inheritdoc />
    public Task LoadUnlandedAsync(KeyTargetPlan target, IKeySink sink, CancellationToken cancellation) =>
        _keys.LoadUnlandedAsync(_plans.Expected, target, sink, cancellation);

    /// <inheritdoc />
    public Task<TableComparison> CompareAsync(EntityPlan entity, TablePlan table, CancellationToken cancellation) =>
        _database.OnConnectionAsync(
        $"comparing {TableDifference.NameOf(table)}",
        async connection => _latest[table] = await new TableDifference(_plans, entity, table).RunAsync(connection, cancellation)
            .ConfigureAwait(false),
        cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<TableRepair>> RepairAsync(bool deleteExtra, CancellationToken cancellation) =>
        new RowRepair(_database, _plans, deleteExtra).RunAsync(_latest, cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Also after an interruption: nothing is left behind but by a crash.
            await _database.OnConnectionAsync("removing expected rows", connection => connection.ExecuteAsync(
                $"SET client_min_messages = warning; DROP SCHEMA IF EXISTS {Sql.Name(_plans.Schema)} CASCADE; RESET client_min_messages",
                CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
        }
        catch (TargetException failure)
        {
            // What led here is being thrown, or the result stands; the next validation removes them.
            System.Diagnostics.Trace.TraceInformation("Expected rows were left behind: {0}", failure.Message);
        }
    }
}
