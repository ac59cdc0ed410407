namespace MongoEtl.Runtime;

/// <summary>Records a run's end in state and sums up what it did.</summary>
internal sealed class RunRecorder(RunContext run, DateTimeOffset startedAt)
{
    /// <summary>Never throws for a store that is gone: the run's own error says that already, and the report then holds what this process knows.</summary>
    public async Task<MigrationReport> FinishAsync(
        long runId, MigrationOutcome outcome, Exception? error, IReadOnlyList<EntityRun> entities, IReadOnlyList<DerivedReport> derived)
    {
        // Not the run's token: an interrupted run is recorded too.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        IReadOnlyList<EntityReport> reports;
        try
        {
            reports = await ReportsAsync(entities, limit.Token).ConfigureAwait(false);
            await run.State.FinishRunAsync(runId, outcome.ToString().ToLowerInvariant(), limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TargetException or OperationCanceledException)
        {
            run.Warn(null, $"The end of the run could not be recorded: {exception.Message}");
            if (outcome == MigrationOutcome.Done)
                (outcome, error) = (MigrationOutcome.Failed, exception);
            reports = [.. entities.Select(entity => Report(entity, new EntityCounts()))];
        }
        return new MigrationReport
        {
            RunId = runId,
            Source = run.Ports.Source.Name,
            StartedAt = startedAt,
            FinishedAt = DateTimeOffset.UtcNow,
            Outcome = outcome,
            Error = error,
            IsDryRun = run.Options.DryRun,
            Entities = reports,
            Derived = derived,
            Warnings = run.Warnings,
        };
    }

    private async Task<IReadOnlyList<EntityReport>> ReportsAsync(IReadOnlyList<EntityRun> entities, CancellationToken cancellation)
    {
        var letters = await run.State.CountDeadLettersAsync(cancellation).ConfigureAwait(false);
        var reports = new List<EntityReport>();
        foreach (var entity in entities)
        {
            var counts = await run.State.EntityCountsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false);
            counts = counts.Copy();
            foreach (var partition in await run.State.PartitionsAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false))
                counts.Add(partition.Counts);
            counts.DeadLetters = letters.GetValueOrDefault((entity.Store, entity.Name));
            reports.Add(Report(entity, counts));
        }
        return reports;
    }

    private static EntityReport Report(EntityRun entity, EntityCounts counts)
    {
        var times = entity.PhaseTimes;
        return new EntityReport(entity.Name, entity.Store, entity.Plan.Collection, entity.Mode, entity.Phase, counts,
            TimeSpan.FromTicks(times.Values.Sum(time => time.Ticks)), times);
    }
}
