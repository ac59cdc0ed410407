namespace MongoEtl.Runtime;

/// <summary>The entities that a replay has letters of, or will have: what lands in PostgreSQL is handed over to the Cassandra leg.</summary>
internal sealed class ReplayedEntities(RunContext run)
{
    private RunRecord? _record;

    /// <summary>The run that the replay is in Cassandra, or null where it does not write there.</summary>
    public RunRecord? Record => _record;

    /// <exception cref="MigrationException">One of them is not finished.</exception>
    public async Task<IReadOnlyList<EntityRun>> FindAsync(CancellationToken cancellation)
    {
        var stores = LegSelection.Select(run.Ports, run.Options);
        var letters = await run.State.CountDeadLettersAsync(cancellation).ConfigureAwait(false);
        var entities = new List<EntityRun>();
        foreach (var ordinal in EntitySelection.Select(run.Plan, run.Options))
        {
            var plan = run.Plan.Entities[ordinal];
            var isReplayed = false;
            foreach (var store in stores)
            {
                var state = await run.State.FindEntityAsync(store, plan.Name, cancellation).ConfigureAwait(false);
                // A leg that never began will read the documents at the source.
                var isHandedOver = isReplayed && state is not null;
                if (letters.GetValueOrDefault((store, plan.Name)) == 0 && !isHandedOver)
                    continue;
                if (state?.Phase != EntityPhase.Done)
                    throw new MigrationException($"{plan.Name} has not been migrated to its end. Run migrate first, then replay.");
                entities.Add(await CreateAsync(ordinal, store, state, cancellation).ConfigureAwait(false));
                isReplayed = true;
            }
        }
        return entities;
    }

    private async Task<EntityRun> CreateAsync(int ordinal, Store store, EntityState state, CancellationToken cancellation)
    {
        var entity = new EntityRun(ordinal, run.Plan.Entities[ordinal], store, null, run.Progress) { Mode = LoadMode.Merge, RunId = state.RunId };
        if (store == Store.Postgres)
        {
            entity.HandsOver = await run.State.FindEntityAsync(Store.Cassandra, entity.Name, cancellation).ConfigureAwait(false) is not null;
            return entity;
        }
        // Rows of the present classes have no place among staged rows of another shape.
        if (entity.Plan.StageTables.Count > 0 && run.Ports.Derived is { } results)
            await results.CheckStageAsync(entity.Plan, DerivedTables.StageSchema, cancellation).ConfigureAwait(false);
        // A run of its own: what it writes stands above what a refused attempt may have left.
        _record ??= await run.State.StartRunAsync(run.Ports.Source.Name, cancellation).ConfigureAwait(false);
        entity.WriteTimestamp = _record.WriteTimestamp;
        return entity;
    }

    /// <summary>Records the end of the run, if the replay was one. Without success where the state store is gone: the caller's error says so.</summary>
    public async Task FinishAsync(string outcome)
    {
        if (_record is null)
            return;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await run.State.FinishRunAsync(_record.Id, outcome, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TargetException or OperationCanceledException)
        {
            run.Warn(null, $"The end of the replay could not be recorded: {exception.Message}");
        }
    }
}
