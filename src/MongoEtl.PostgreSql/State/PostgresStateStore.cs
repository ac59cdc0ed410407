using System.Runtime.CompilerServices;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>State in schema <c>mongoetl</c>. Every method fails with <see cref="TargetException"/> when the server does.</summary>
public sealed partial class PostgresStateStore : IStateStore
{
    private const string RunColumns = "id, source, started_at, finished_at, outcome, write_timestamp";

    private readonly PostgresDatabase _database;
    private string? _plan;
    private PlanLock? _lock;

    internal PostgresStateStore(PostgresDatabase database) => _database = database;

    private string Plan => _plan ?? throw new InvalidOperationException("State is used before it is opened.");

    /// <inheritdoc />
    public async Task LockPlanAsync(string plan, string holder, CancellationToken cancellation)
    {
        // The lock keeps its connection; everything after it takes another, which is opened meanwhile.
        await Task.WhenAll(TakeLockAsync(plan, holder, cancellation), OpenAnotherAsync(cancellation)).ConfigureAwait(false);
        _plan = plan;
    }

    private async Task TakeLockAsync(string plan, string holder, CancellationToken cancellation)
    {
        await _database.InTransactionAsync("preparing schema mongoetl", async connection =>
        {
            await StateSchema.EnsureAsync(connection, cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync(
                "INSERT INTO mongoetl.plans (plan) VALUES ($1) ON CONFLICT DO NOTHING", cancellation, plan).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        _lock = await PlanLock.TakeAsync(_database, plan, holder, cancellation).ConfigureAwait(false);
    }

    private async Task OpenAnotherAsync(CancellationToken cancellation)
    {
        var connection = await _database.OpenAsync(cancellation).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<bool> OpenForReadingAsync(string plan, CancellationToken cancellation) =>
        _database.OnConnectionAsync("reading the state", async connection =>
        {
            _plan = plan;
            return await StateSchema.CanReadAsync(connection, cancellation).ConfigureAwait(false)
                && await connection.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM mongoetl.plans WHERE plan = $1)", cancellation, plan).ConfigureAwait(false);
        }, cancellation);

    /// <inheritdoc />
    public Task<string?> FindHolderAsync(string plan, CancellationToken cancellation) =>
        _database.OnConnectionAsync("looking for the plan's holder", async connection =>
            await StateSchema.ExistsAsync(connection, cancellation).ConfigureAwait(false)
                ? await PlanLock.FindHolderAsync(connection, plan, cancellation).ConfigureAwait(false) : null, cancellation);

    /// <inheritdoc />
    public async Task<RunRecord> StartRunAsync(string sourceName, CancellationToken cancellation)
    {
        // Above the timestamps of all plans, for two of them may write one table; a clock that goes back changes nothing.
        var started = await ReadAsync(
            $"""
            INSERT INTO mongoetl.runs (plan, source, write_timestamp)
            SELECT $1, $2, greatest((extract(epoch FROM now()) * 1000000)::bigint, coalesce(max(write_timestamp), 0) + 1) FROM mongoetl.runs
            RETURNING {RunColumns}
            """, ReadRun, cancellation, Plan, sourceName).ConfigureAwait(false);
        return started[0];
    }

    /// <inheritdoc />
    public Task FinishRunAsync(long runId, string outcome, CancellationToken cancellation) =>
        _database.OnConnectionAsync("recording the run's end", connection => connection.ExecuteAsync(
            "UPDATE mongoetl.runs SET finished_at = now(), outcome = $3 WHERE plan = $1 AND id = $2", cancellation, Plan, runId, outcome), cancellation);

    /// <inheritdoc />
    public async Task<RunRecord?> LatestRunAsync(CancellationToken cancellation)
    {
        var runs = await ReadAsync(
            $"SELECT {RunColumns} FROM mongoetl.runs WHERE plan = $1 ORDER BY id DESC LIMIT 1", ReadRun, cancellation, Plan).ConfigureAwait(false);
        return runs.Count == 0 ? null : runs[0];
    }

    private static RunRecord ReadRun(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2),
            row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.TextOrNull(4)) { WriteTimestamp = row.GetInt64(5) };

    /// <inheritdoc />
    public Task AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellation) =>
        _database.InTransactionAsync("storing dead letters", async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var letter in letters)
                batch.BatchCommands.Add(DeadLetterRows.ToUpsert(Plan, letter));
            if (letters.Count > 0)
                await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }, cancellation);

    /// <inheritdoc />
    public async IAsyncEnumerable<DeadLetter> DeadLettersAsync(string? entity, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Read in pages by key: letters hold whole documents, and a caller may take its time with each.
        const int Page = 500;
        var (lastEntity, lastId, lastTable, lastStore) = ("", "", "", "");
        while (true)
        {
            var page = await ReadAsync(
                $"""
                SELECT {DeadLetterRows.Columns} FROM mongoetl.dead_letters
                WHERE plan = $1 AND ($2::text IS NULL OR entity = $2)
                    AND (entity COLLATE "C", source_id, table_name COLLATE "C", store COLLATE "C") > ($3, $4, $5, $6)
                ORDER BY entity COLLATE "C", source_id, table_name COLLATE "C", store COLLATE "C" LIMIT {Page}
                """, DeadLetterRows.Read, cancellation, Plan, entity, lastEntity, lastId, lastTable, lastStore).ConfigureAwait(false);
            foreach (var letter in page)
                yield return letter;
            if (page.Count < Page)
                yield break;
            (lastEntity, lastId, lastTable) = (page[^1].Entity, page[^1].SourceId, page[^1].Table);
            lastStore = StoreNames.Of(page[^1].Store);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<(Store Store, string Entity), long>> CountDeadLettersAsync(CancellationToken cancellation)
    {
        var counts = await ReadAsync(
            "SELECT store, entity, count(*) FROM mongoetl.dead_letters WHERE plan = $1 GROUP BY store, entity",
            row => KeyValuePair.Create(
                (StoreNames.Parse(row.GetString(0)), row.GetString(1)), row.GetInt64(2)), cancellation, Plan).ConfigureAwait(false);
        return new Dictionary<(Store Store, string Entity), long>(counts);
    }

    /// <inheritdoc />
    public Task RemoveDeadLettersAsync(
        Store store, string entity, IReadOnlyCollection<string>? sourceIds, CancellationToken cancellation) =>
        _database.OnConnectionAsync("removing dead letters", async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(sourceIds is null
                ? Statements.ToBatchCommand(
                    "DELETE FROM mongoetl.dead_letters WHERE plan = $1 AND store = $2 AND entity = $3", Plan, StoreNames.Of(store), entity)
                : DeadLetterRows.ToRemoval(Plan, store, entity, sourceIds));
            return await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }, cancellation);

    private Task<List<T>> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object?[] values) =>
        _database.OnConnectionAsync(
            "reading the state", connection => connection.QueryAsync(sql, read, cancellation, values), cancellation);

    /// <summary>Gives the plan's lock back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lock is not null)
            await _lock.DisposeAsync().ConfigureAwait(false);
        _lock = null;
    }
}
