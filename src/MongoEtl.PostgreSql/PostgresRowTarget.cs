using System.Runtime.CompilerServices;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>The tables of a plan in one database. Every method fails with <see cref="TargetException"/> when the server does.</summary>
public sealed class PostgresRowTarget : IRowTarget
{
    private readonly PostgresDatabase _database;
    private readonly Plan _plan;

    internal PostgresRowTarget(PostgresDatabase database, Plan plan) => (_database, _plan) = (database, plan);

    /// <inheritdoc />
    public Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) =>
        _database.InTransactionAsync(
            "preparing tables", connection => TablePreparation.RunAsync(connection, plan, entities, cancellation), cancellation);

    /// <inheritdoc />
    public Task<bool> AreTablesEmptyAsync(EntityPlan entity, CancellationToken cancellation) =>
        _database.OnConnectionAsync($"looking at tables of {entity.Name}", async connection =>
        {
            foreach (var table in entity.Tables)
            {
                if (!await LiveTable.IsEmptyAsync(connection, table, cancellation).ConfigureAwait(false))
                    return false;
            }
            return true;
        }, cancellation);

    /// <inheritdoc />
    public Task ReadyAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation) => mode == LoadMode.Load
        ? _database.InTransactionAsync(
            $"readying tables of {entity.Name}", connection => Readying.ClearForLoadAsync(connection, entity, cancellation), cancellation)
        : new IndexBuilder(_database, _plan, entity).BuildMergeKeysAsync(cancellation);

    /// <inheritdoc />
    public Task<IRowWriter> OpenWriterAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation) =>
        Task.FromResult<IRowWriter>(new RowWriter(_database, _plan, entity, mode));

    /// <inheritdoc />
    public async Task<IReadOnlyList<RemovedRow>> BuildIndexesAsync(EntityPlan entity, CancellationToken cancellation, int? jobs = null)
    {
        await new IndexBuilder(_database, _plan, entity, jobs).BuildAllAsync(cancellation).ConfigureAwait(false);
        return await _database.InTransactionAsync($"recording the indexes of {entity.Name}", async connection =>
        {
            await EntityPhases.SetAsync(
                connection, _plan.Name, Store.Postgres, entity.Name, EntityPhase.Keyed, cancellation).ConfigureAwait(false);
            return await RemovedRows.ReadAsync(connection, _plan.Name, entity, cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, long>> SettleAsync(
        EntityPlan entity, ICollection<RemovedRow> removed, CancellationToken cancellation)
    {
        var settling = await new StandingReferences(_database, _plan).RemoveAsync($"settling references of {entity.Name}", async connection =>
        {
            var settling = new ReferenceSettling(_plan, entity);
            await settling.SettleWaveAsync(connection, cancellation).ConfigureAwait(false);
            if (settling.Counts.Count > 0)
            {
                var counts = new EntityCounts();
                foreach (var (field, count) in settling.Counts)
                    counts.Unresolved[field] = count;
                await StoredCounts.AddToEntityAsync(
                    connection, _plan.Name, Store.Postgres, entity.Name, counts, cancellation).ConfigureAwait(false);
            }
            await EntityPhases.SetAsync(
                connection, _plan.Name, Store.Postgres, entity.Name, EntityPhase.Settled, cancellation).ConfigureAwait(false);
            return settling;
        }, cancellation).ConfigureAwait(false);
        foreach (var row in settling.Removed)
            removed.Add(row);
        return settling.Counts;
    }

    /// <inheritdoc />
    public Task RemoveRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation) =>
        new StandingReferences(_database, _plan).RemoveAsync($"removing rows of {entity.Name}", async connection =>
        {
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Length > 0)
                    await RowRemoval.RunAsync(connection, entity.Tables[i], rows[i], cancellation).ConfigureAwait(false);
            }
            return true;
        }, cancellation);

    /// <inheritdoc />
    public async Task<bool> RemoveUnreferencedRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation)
    {
        try
        {
            return await _database.InTransactionAsync($"removing rows of {entity.Name}", async connection =>
            {
                // Children before parents: what refers to a row from within its own document goes first.
                for (var i = rows.Count - 1; i >= 0; i--)
                {
                    if (rows[i].Length == 0)
                        continue;
                    if (await RowRemoval.AreReferredToAsync(connection, entity.Tables[i], rows[i], cancellation).ConfigureAwait(false))
                        throw new StillReferredToException();
                    await RowRemoval.RunAsync(connection, entity.Tables[i], rows[i], cancellation).ConfigureAwait(false);
                }
                return true;
            }, cancellation).ConfigureAwait(false);
        }
        catch (StillReferredToException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task ConstrainAsync(EntityPlan entity, CancellationToken cancellation)
    {
        await new ForeignKeys(_database, _plan, entity).AddAllAsync(cancellation).ConfigureAwait(false);
        await _database.InTransactionAsync($"recording the foreign keys of {entity.Name}", connection =>
            EntityPhases.SetAsync(connection, _plan.Name, Store.Postgres, entity.Name, EntityPhase.Constrained, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task FinishAsync(EntityPlan entity, CancellationToken cancellation) =>
        _database.InTransactionAsync($"finishing {entity.Name}", async connection =>
        {
            await Finishing.RunAsync(connection, _plan, entity, cancellation).ConfigureAwait(false);
            await EntityPhases.SetAsync(
                connection, _plan.Name, Store.Postgres, entity.Name, EntityPhase.Done, cancellation).ConfigureAwait(false);
        }, cancellation);

    /// <inheritdoc />
    public async Task<IRowComparison> BeginComparisonAsync(ComparisonScope scope, CancellationToken cancellation) =>
        await RowComparison.BeginAsync(_database, _plan, scope, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(string sql, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reading = new TextReading(_database, sql);
        await using var ownReading = reading.ConfigureAwait(false);
        while (await reading.NextAsync(cancellation).ConfigureAwait(false) is { } row)
            yield return row;
    }

    /// <inheritdoc />
    public Task<long> CountRowsAsync(TablePlan table, CancellationToken cancellation) =>
        _database.OnConnectionAsync($"counting rows of {table.Schema}.{table.Name}", connection =>
            connection.ScalarAsync<long>($"SELECT count(*) FROM {table.QuotedName}", cancellation), cancellation);

    /// <inheritdoc />
    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) =>
        _database.OnConnectionAsync("looking at references to tables", async connection =>
        {
            await Truncation.CheckAsync(connection, entities, cancellation).ConfigureAwait(false);
            return true;
        }, cancellation);

    /// <inheritdoc />
    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) =>
        _database.InTransactionAsync(
            "emptying tables", connection => Truncation.RunAsync(connection, entities, cancellation), cancellation);

    /// <summary>Rolls the transaction back.</summary>
    private sealed class StillReferredToException : Exception;

    /// <summary>Nothing of its own: the connections are the store's.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
