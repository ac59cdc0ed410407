using System.Globalization;

namespace MongoEtl.Runtime;

/// <summary>One run of a plan against its stores.</summary>
internal sealed class MigrationRun(RunContext run)
{
    private readonly DateTimeOffset _startedAt = DateTimeOffset.UtcNow;
    private IReadOnlyList<EntityRun> _entities = [];
    private IReadOnlyList<EntityRun> _referred = [];
    private long _runId;

    public async Task<MigrationReport> RunAsync(CancellationToken cancellation)
    {
        var selected = EntitySelection.Select(run.Plan, run.Options);
        CheckEncryptionKey(selected);
        await run.State.LockPlanAsync(run.Plan.Name, Holder(), cancellation).ConfigureAwait(false);
        _entities = await DescribeAsync(selected, cancellation).ConfigureAwait(false);
        _referred = await DescribeAsync(EntitySelection.Referred(run.Plan, selected), cancellation).ConfigureAwait(false);
        CheckCollections();
        await TruncateAsync(cancellation).ConfigureAwait(false);
        var stored = await StoredStates.ReadAsync(run, _entities, cancellation).ConfigureAwait(false);
        stored.CheckUnchanged(_entities);
        var concerned = _entities.Concat(_referred).OrderBy(entity => entity.Ordinal).Select(entity => entity.Plan);
        await run.Target.PrepareAsync(run.Plan, [.. concerned], cancellation).ConfigureAwait(false);
        _runId = await run.State.StartRunAsync(run.Ports.Source.Name, cancellation).ConfigureAwait(false);
        return await RecordAsync(() => MigrateAsync(stored, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task MigrateAsync(StoredStates stored, CancellationToken cancellation)
    {
        await new EntityStart(run).RunAsync(_entities, stored, _runId, cancellation).ConfigureAwait(false);
        await new KeysStep(run).RunAsync(_entities, _referred, cancellation).ConfigureAwait(false);
        var keys = new KeyDirectory(run.Plan, run.Ports.Keys, run.Options.KeyMapBytes);
        foreach (var wave in _entities.GroupBy(entity => entity.Plan.Wave).OrderBy(wave => wave.Key))
            await new WaveRun(run, [.. wave]).RunAsync(keys, cancellation).ConfigureAwait(false);
    }

    private void CheckEncryptionKey(IReadOnlyList<int> selected)
    {
        var sensitive = selected.Select(entity => run.Plan.Entities[entity]).Where(entity => entity.IsSensitive)
            .Select(entity => entity.Name).ToList();
        if (sensitive.Count > 0 && run.Options.EncryptionKey is null)
        {
            throw new MigrationException(
                $"{string.Join(", ", sensitive)} hold sensitive values, whose dead letters are stored encrypted, and there is no key. "
                + "Set ENCRYPTION_KEY to 32 random bytes as 64 hexadecimal digits (openssl rand -hex 32). Nothing was written.");
        }
    }

    private async Task<IReadOnlyList<EntityRun>> DescribeAsync(IReadOnlyList<int> ordinals, CancellationToken cancellation)
    {
        var entities = new List<EntityRun>();
        foreach (var ordinal in ordinals)
        {
            var plan = run.Plan.Entities[ordinal];
            var collection = await run.Ports.Source.DescribeAsync(plan.Collection, plan.Database, cancellation).ConfigureAwait(false);
            entities.Add(new EntityRun(ordinal, plan, collection, run.Progress));
        }
        return entities;
    }

    private void CheckCollections()
    {
        if (_entities.All(entity => entity.Collection is null))
        {
            throw new MigrationException($"{run.Ports.Source.Name} holds none of the collections "
                + $"{string.Join(", ", _entities.Select(entity => entity.Plan.Collection).Distinct())}. Check the source's address.");
        }
        foreach (var entity in _entities.Where(entity => entity.Collection is null))
            run.Warn(entity.Name, $"the source has no collection {entity.Plan.Collection}; the entity counts as one without documents.");
    }

    private async Task TruncateAsync(CancellationToken cancellation)
    {
        if (run.Options.Truncate)
            await TableEmptying.RunAsync(run.State, run.Target, [.. _entities.Select(entity => entity.Plan)], cancellation).ConfigureAwait(false);
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
        return await new RunRecorder(run, _startedAt).FinishAsync(_runId, outcome, error, _entities).ConfigureAwait(false);
    }

    // State adds since when.
    private static string Holder() =>
        string.Create(CultureInfo.InvariantCulture, $"host {Environment.MachineName}, process {Environment.ProcessId}");
}
