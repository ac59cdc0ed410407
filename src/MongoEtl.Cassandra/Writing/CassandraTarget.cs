using System.Runtime.CompilerServices;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>A Cassandra or ScyllaDB cluster as the store of rows. Connects when it is first used. Thread-safe.</summary>
/// <param name="options">Where it is and how to write.</param>
public sealed class CassandraTarget(CassandraOptions options) : IWideColumnTarget
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SendGate _gate = new();
    private readonly WindowBudget _budget = new(options.WindowBytes);
    private readonly Consistency _consistency = ConsistencyNames.Parse(options.WriteConsistency);
    private CqlSession? _session;

    /// <inheritdoc />
    /// <remarks>The keyspace: a cluster may be reached through other hosts today than yesterday.</remarks>
    public string Destination => $"keyspace {options.Keyspace}";

    /// <inheritdoc />
    public Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) =>
        GuardAsync("preparing the schema", async session =>
        {
            await new SchemaPreparation(session, options).RunAsync(TablesOf(entities), cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <inheritdoc />
    public Task<IWideColumnWriter> OpenWriterAsync(EntityPlan entity, long writeTimestamp, CancellationToken cancellation) =>
        GuardAsync<IWideColumnWriter>($"preparing the statements of {entity.Name}", async session =>
        {
            await UseKeyspaceAsync(session, cancellation).ConfigureAwait(false);
            var tables = new List<TableSender>();
            foreach (var table in entity.CassandraTables)
            {
                var insert = await session.PrepareAsync(table.InsertStatement, cancellation).ConfigureAwait(false);
                tables.Add(new TableSender(session, _gate, table, insert, _consistency, writeTimestamp, _budget));
            }
            return new CassandraWriter(tables);
        }, cancellation);

    /// <inheritdoc />
    public Task<bool> IsEmptyAsync(CqlTablePlan table, CancellationToken cancellation) => GuardAsync(
        $"looking at {table.Name}", session => TableReading.IsEmptyAsync(session, options.Keyspace, table, cancellation), cancellation);

    /// <inheritdoc />
    public Task<TableContent> ExamineAsync(CqlTablePlan table, CancellationToken cancellation) => GuardAsync(
        $"reading {table.Name}", session => TableReading.DigestAsync(session, options.Keyspace, table, cancellation), cancellation);

    /// <inheritdoc />
    public Task RemoveRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, long deleteTimestamp, CancellationToken cancellation) =>
        GuardAsync($"removing rows of {entity.Name}", async session =>
        {
            await UseKeyspaceAsync(session, cancellation).ConfigureAwait(false);
            for (var table = 0; table < rows.Count; table++)
            {
                if (rows[table].Rows == 0)
                    continue;
                var deletion = new RowDeletion(session, entity.CassandraTables[table], _consistency);
                await deletion.RunAsync(rows[table], deleteTimestamp, cancellation).ConfigureAwait(false);
            }
            return true;
        }, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<StandingRow?>> FindRowsAsync(CqlTablePlan table, ReadOnlyMemory<byte> rows, CancellationToken cancellation) =>
        GuardAsync($"reading {table.Name}", session => new RowLookup(session, options, table).FindAsync(rows, cancellation), cancellation);

    /// <inheritdoc />
    public Task<IWideColumnComparison> BeginComparisonAsync(CancellationToken cancellation) => GuardAsync<IWideColumnComparison>(
        "beginning to compare", async session =>
        {
            await UseKeyspaceAsync(session, cancellation).ConfigureAwait(false);
            return new TableComparing(session, options, Explain);
        }, cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(
        string table, IReadOnlyList<string> columns, CancellationToken cancellation) =>
        ReadAsync(new TextReading(options, table, columns), table, cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<IReadOnlyList<string?>> ReadPartitionsAsync(
        string table, IReadOnlyList<string> partitionKey, CancellationToken cancellation) =>
        ReadAsync(new TextReading(options, table, partitionKey, isDistinct: true), table, cancellation);

    /// <inheritdoc />
    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => GuardAsync(
        "looking at the tables",
        session => new SchemaPreparation(session, options).StandingAsync(TablesOf(entities), cancellation),
        cancellation);

    /// <inheritdoc />
    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) => GuardAsync("emptying tables", async session =>
    {
        var standing = await new SchemaPreparation(session, options).StandingAsync(TablesOf(entities), cancellation).ConfigureAwait(false);
        foreach (var table in standing)
        {
            await session.QueryAsync(
                $"TRUNCATE {CqlText.Quote(options.Keyspace)}.{CqlText.Quote(table)}", null, cancellation).ConfigureAwait(false);
        }
        return true;
    }, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
        _budget.Chunks.Clear();
    }

    /// <summary>The keyspace's tables as they stand.</summary>
    internal ISchemaStore Schema => new CassandraSchema(this);

    /// <summary>Runs <paramref name="work"/> with the session and the keyspace's name, failures told as <see cref="TargetException"/>.</summary>
    internal Task<T> OnKeyspaceAsync<T>(string doing, Func<CqlSession, string, Task<T>> work, CancellationToken cancellation) =>
        GuardAsync(doing, session => work(session, options.Keyspace), cancellation);

    /// <summary>Creates the keyspace if it is absent, and goes over to it.</summary>
    internal async Task PrepareKeyspaceAsync(CqlSession session, CancellationToken cancellation)
    {
        if (session.Keyspace != options.Keyspace)
            await new SchemaPreparation(session, options).RunAsync([], cancellation).ConfigureAwait(false);
    }

    private static List<CqlTablePlan> TablesOf(IReadOnlyList<EntityPlan> entities) => [.. entities.SelectMany(entity => entity.CassandraTables)];

    private async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(
        TextReading reading, string table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var pages = await GuardAsync(
            $"reading {table}", session => Task.FromResult(reading.PagesAsync(session, cancellation).GetAsyncEnumerator(cancellation)), cancellation)
            .ConfigureAwait(false);
        while (await GuardAsync($"reading {table}", _ => pages.MoveNextAsync().AsTask(), cancellation).ConfigureAwait(false))
        {
            foreach (var row in pages.Current)
                yield return row;
        }
    }

    private async Task<T> GuardAsync<T>(string doing, Func<CqlSession, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work(await ConnectAsync(cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (CassandraException failure)
        {
            throw Explain(failure, doing);
        }
    }

    private TargetException Explain(CassandraException failure, string doing) =>
        new($"{options}, {doing}: {failure.Message}", failure) { IsTransient = failure.Retry != RetryAdvice.Never };

    private async Task<CqlSession> ConnectAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return _session ??= await CqlSession.ConnectAsync(options.Session(_ => _gate.Overloaded()), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    // A replay opens writers without preparing the schema.
    private async Task UseKeyspaceAsync(CqlSession session, CancellationToken cancellation)
    {
        if (session.Keyspace == options.Keyspace)
            return;
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await session.UseKeyspaceAsync(options.Keyspace, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
