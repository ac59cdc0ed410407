using System.Globalization;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>One run of a plan against its stores.</summary>
internal sealed class MigrationRun(RunContext run)
{
    private readonly DateTimeOffset _startedAt = DateTimeOffset.UtcNow;
    private IReadOnlyList<EntityRun> _entities = [];
    private IReadOnlyList<EntityRun> _referred = [];
    private readonly DerivedStep _derived = new(run);
    private RunRecord _record = new(0, "", default, null, null);

    public async Task<MigrationReport> RunAsync(CancellationToken cancellation)
    {
        var selected = EntitySelection.Select(run.Plan, run.Options);
        var stores = LegSelection.Select(run.Ports, run.Options);
        CheckEncryptionKey(selected, stores);
        // Before the lock, which is the first thing that is written: a source that cannot be read leaves nothing behind.
        await DescribeAsync(selected, stores, cancellation).ConfigureAwait(false);
        await run.State.LockPlanAsync(run.Plan.Name, Holder(), cancellation).ConfigureAwait(false);
        WarnOfAbsent();
        await CheckSchemasAsync(stores, cancellation).ConfigureAwait(false);
        // Asked for here because it refuses columns that cannot be compared, which must be before anything is written.
        foreach (var entity in _entities.Where(entity => entity.Store == Store.Cassandra))
            ContestedTable.Of(entity.Plan);
        await LookBackAsync(cancellation).ConfigureAwait(false);
        await TruncateAsync(stores, cancellation).ConfigureAwait(false);
        var stored = await StoredStates.ReadAsync(run, _entities, cancellation).ConfigureAwait(false);
        stored.CheckUnchanged(_entities, run);
        await PrepareAsync(stores, cancellation).ConfigureAwait(false);
        _record = await run.State.StartRunAsync(run.Ports.Source.Name, cancellation).ConfigureAwait(false);
        return await RecordAsync(() => MigrateAsync(stored, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task MigrateAsync(StoredStates stored, CancellationToken cancellation)
    {
        await new EntityStart(run).RunAsync(_entities, stored, _record, cancellation).ConfigureAwait(false);
        if (!run.Options.DryRun)
            await _derived.BeginAsync([.. _entities.Where(entity => entity.Store == Store.Cassandra)], _record, cancellation).ConfigureAwait(false);
        await new KeysStep(run).RunAsync(_entities, _referred, cancellation).ConfigureAwait(false);
        await RunWavesAsync(cancellation).ConfigureAwait(false);
        await _derived.RunAsync(cancellation).ConfigureAwait(false);
        if (_entities.Any(entity => entity.Store == Store.Cassandra))
        {
            await run.Retry.RunAsync(
                null, () => run.Ports.Cassandra!.CompleteAsync(run.Plan, cancellation), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Apart, so that what is known of keys is held no longer than it is asked for.</summary>
    private async Task RunWavesAsync(CancellationToken cancellation)
    {
        var keys = new KeyDirectory(run.Plan, run.Ports.Keys, run.Options.KeyMapBytes);
        foreach (var wave in WavesOf(Store.Postgres))
            await new WaveRun(run, wave).RunAsync(keys, cancellation).ConfigureAwait(false);
        foreach (var wave in WavesOf(Store.Cassandra))
            await new WideColumnWave(run, wave).RunAsync(keys, cancellation).ConfigureAwait(false);
    }

    // Both stores, and before tables are emptied: nothing is altered in one of them if the other does not fit.
    private async Task CheckSchemasAsync(IReadOnlyList<Store> stores, CancellationToken cancellation)
    {
        var plans = _entities.Concat(_referred).Select(entity => entity.Plan).Distinct().ToList();
        var schemas = run.Ports.Schemas.Where(schema =>
            stores.Contains(schema.Store == SchemaStore.Cassandra ? Store.Cassandra : Store.Postgres)).ToList();
        var tables = TableIds.Of(run.Plan, plans);
        var leaving = await StandingSchemas.CheckAsync(schemas, run.Plan, tables, run.Options.Truncate, cancellation).ConfigureAwait(false);
        foreach (var sentence in leaving)
            run.Warn(null, sentence);
    }

    private void CheckEncryptionKey(IReadOnlyList<int> selected, IReadOnlyList<Store> stores)
    {
        var sensitive = selected.Select(entity => run.Plan.Entities[entity]).Where(entity => entity.IsSensitive && stores.Any(entity.IsIn))
            .Select(entity => entity.Name).ToList();
        if (sensitive.Count > 0 && run.Options.EncryptionKey is null)
        {
            throw new MigrationException(
                $"{string.Join(", ", sensitive)} hold sensitive values, whose dead letters are stored encrypted, and there is no key. "
                + "Set ENCRYPTION_KEY to 32 random bytes as 64 hexadecimal digits (openssl rand -hex 32). Nothing was written.");
        }
    }

    private IEnumerable<IReadOnlyList<EntityRun>> WavesOf(Store store) => _entities.Where(entity => entity.Store == store)
        .GroupBy(entity => entity.Plan.Wave).OrderBy(wave => wave.Key).Select(wave => wave.ToList());

    private async Task DescribeAsync(IReadOnlyList<int> selected, IReadOnlyList<Store> stores, CancellationToken cancellation)
    {
        var written = EntitySelection.InAnyOf(run, selected, stores);
        var referred = EntitySelection.Referred(run.Plan, written);
        var collections = new Dictionary<int, CollectionInfo?>();
        foreach (var ordinal in written.Concat(referred))
        {
            var plan = run.Plan.Entities[ordinal];
            var found = await run.Ports.Source.DescribeAsync(plan.Collection, plan.Database, cancellation).ConfigureAwait(false);
            collections[ordinal] = found is null ? null : found with { Filter = plan.FilterBson };
        }
        EntityRun Create(int ordinal, Store store) => new(ordinal, run.Plan.Entities[ordinal], store, collections[ordinal], run.Progress);
        _entities =
        [
            .. stores.SelectMany(store => written.Where(ordinal => run.Plan.Entities[ordinal].IsIn(store)).Select(ordinal => Create(ordinal, store))),
        ];
        _referred = [.. referred.Select(ordinal => Create(ordinal, Store.Postgres))];
        if (_entities.All(entity => entity.Collection is null))
        {
            throw new MigrationException($"{run.Ports.Source.Name} holds none of the collections "
                + $"{string.Join(", ", _entities.Select(entity => entity.Plan.Collection).Distinct())}. Check the source's address.");
        }
    }

    /// <summary>What an unfinished PostgreSQL leg will set aside, and which rows it will land, is not known yet.</summary>
    private async Task LookBackAsync(CancellationToken cancellation)
    {
        foreach (var entity in _entities.Where(entity => entity.Store == Store.Cassandra))
        {
            var isInRun = _entities.Any(other => other.Store == Store.Postgres && other.Ordinal == entity.Ordinal);
            var before = await run.State.FindEntityAsync(Store.Postgres, entity.Name, cancellation).ConfigureAwait(false);
            if (!isInRun && before is { Phase: not EntityPhase.Done })
            {
                throw new MigrationException(
                    $"{entity.Name} is unfinished in PostgreSQL, and Cassandra comes after it. Run with both targets, or finish PostgreSQL first.");
            }
            entity.HasLegBefore = isInRun || before is not null;
        }
    }

    // Cassandra first: creating tables there is no transaction, and PostgreSQL's check leaves nothing behind when it fails.
    private async Task PrepareAsync(IReadOnlyList<Store> stores, CancellationToken cancellation)
    {
        foreach (var store in stores.Reverse())
        {
            var legs = _entities.Where(entity => entity.Store == store);
            if (store == Store.Cassandra)
            {
                var plans = legs.Select(entity => entity.Plan).ToList();
                plans.AddRange(run.Plan.FedBy(plans).Select(table => table.AsEntity()));
                await run.Ports.Cassandra!.PrepareAsync(run.Plan, plans, cancellation).ConfigureAwait(false);
                continue;
            }
            var concerned = legs.Concat(_referred).OrderBy(entity => entity.Ordinal).Select(entity => entity.Plan);
            await run.Postgres.PrepareAsync(run.Plan, [.. concerned], cancellation).ConfigureAwait(false);
        }
    }

    private void WarnOfAbsent()
    {
        foreach (var entity in _entities.Where(entity => entity.Collection is null).DistinctBy(entity => entity.Ordinal))
            run.Warn(entity.Name, $"the source has no collection {entity.Plan.Collection}; the entity counts as one without documents.");
    }

    private async Task TruncateAsync(IReadOnlyList<Store> stores, CancellationToken cancellation)
    {
        if (!run.Options.Truncate)
            return;
        var plans = _entities.Select(entity => entity.Plan).Distinct().ToList();
        await TableEmptying.RunAsync(run.Plan, run.Ports.Derived, run.State, stores.Contains(Store.Postgres) ? run.Ports.Postgres : null,
            stores.Contains(Store.Cassandra) ? run.Ports.Cassandra : null, plans, cancellation).ConfigureAwait(false);
    }

    private async Task<MigrationReport> RecordAsync(Func<Task> migrate, CancellationToken cancellation)
    {
        var outcome = MigrationOutcome.Done;
        Exception? error = null;
        try
        {
            await migrate().ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellation.IsCancellationRequested)
        {
            // Whatever the ports made of being cancelled: what is committed stands, and the next run goes on from there.
            (outcome, error) = (MigrationOutcome.Interrupted, exception is OperationCanceledException ? null : exception);
        }
        catch (Exception exception)
        {
            (outcome, error) = (MigrationOutcome.Failed, exception);
        }
        return await new RunRecorder(run, _startedAt).FinishAsync(_record.Id, outcome, error, _entities, _derived.Reports).ConfigureAwait(false);
    }

    // State adds since when.
    private static string Holder() =>
        string.Create(CultureInfo.InvariantCulture, $"host {Environment.MachineName}, process {Environment.ProcessId}");
}
