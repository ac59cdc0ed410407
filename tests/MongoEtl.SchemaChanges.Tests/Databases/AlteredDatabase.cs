using MongoEtl.PostgreSql;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>A database that a plan's tables are in.</summary>
internal sealed class AlteredDatabase : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly PostgresStore _store;

    private AlteredDatabase(PostgresOptions options, Plan plan)
    {
        Source = options.CreateDataSource();
        _store = new PostgresStore(options, plan);
    }

    public NpgsqlDataSource Source { get; }

    public ISchemaStore Schema => _store.Schema;

    /// <summary>Its tables as migrate makes them before the rows.</summary>
    public static async Task<AlteredDatabase> CreateAsync(PostgresOptions options, Plan plan)
    {
        var database = new AlteredDatabase(options, plan);
        await database._store.State.LockPlanAsync(plan.Name, "a test", default);
        await database._store.Target.PrepareAsync(plan, plan.Entities, default);
        return database;
    }

    /// <summary>Keys, indexes and foreign keys as migrate makes them after the rows.</summary>
    public async Task FinishAsync(Plan plan)
    {
        foreach (var entity in plan.Entities)
        {
            var state = new EntityState(Store.Postgres, entity.Name, LoadMode.Load, EntityPhase.Rows, entity.Fingerprint, "a test", 1);
            await _store.State.BeginEntityAsync(state, [], default);
            await _store.Target.BuildIndexesAsync(entity, default);
            await _store.Target.ConstrainAsync(entity, default);
            await _store.Target.FinishAsync(entity, default);
        }
    }

    public Task<SchemaComparison> CompareAsync(Plan plan) =>
        SchemaComparison.ReadAsync(_store.Schema, ClassSchema.Of(plan.Schema!), default);

    public async Task ApplyAsync(Plan plan, SchemaComparison found, int? stopAfter = null)
    {
        ISchemaStore store = stopAfter is { } statements ? new StoppingStore(_store.Schema, statements) : _store.Schema;
        try
        {
            await SchemaApplication.RunAsync(store, found.Steps, _store.Journal, plan.Name, _ => { }, default);
        }
        catch (OperationCanceledException) when (stopAfter is not null)
        {
            (await _store.Journal.TakeUnfinishedAsync(plan.Name, default)).Count.ShouldBe(1);
        }
    }

    public Task<string> CatalogueAsync() => PostgresCatalogue.ReadAsync(Source);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<string?> ScalarAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>Waits until a query has an answer.</summary>
    public async Task UntilAsync(string sql, string answer)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (await ScalarAsync(sql) != answer)
            await Task.Delay(10, deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await Source.DisposeAsync();
    }
}
