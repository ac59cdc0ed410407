using System.Globalization;

namespace MongoEtl.Runtime;

/// <summary>Runs stored dead letters through the present classes. Those that land leave the store.</summary>
public static class Replay
{
    /// <summary>Replays the dead letters of finished entities, wave by wave: those of the PostgreSQL leg first, then those of the Cassandra leg, to which
    /// documents that landed in PostgreSQL are handed over.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ports">The stores; the source is not read.</param>
    /// <param name="options"><see cref="MigrationOptions.Only"/> names the entities; empty: all.</param>
    /// <param name="sourceIds">Source id texts, or null for all.</param>
    /// <param name="progress">Watches.</param>
    /// <param name="cancellation">Stops it between transactions.</param>
    /// <exception cref="MigrationException">An entity is not finished, or a letter's key is missing.</exception>
    /// <exception cref="PlanHeldException">Another process runs the plan.</exception>
    /// <exception cref="TargetException">The target cannot go on.</exception>
    public static async Task<IReadOnlyList<ReplayReport>> RunAsync(
        Plan plan,
        MigrationPorts ports,
        MigrationOptions options,
        IReadOnlySet<string>? sourceIds,
        IMigrationProgress progress,
        CancellationToken cancellation)
    {
        var run = new RunContext(plan, ports, options, progress);
        var holder = string.Create(CultureInfo.InvariantCulture, $"host {Environment.MachineName}, process {Environment.ProcessId}, a replay");
        await run.State.LockPlanAsync(plan.Name, holder, cancellation).ConfigureAwait(false);
        var replayed = new ReplayedEntities(run);
        var entities = await replayed.FindAsync(cancellation).ConfigureAwait(false);
        var keys = new KeyDirectory(plan, ports.Keys, options.KeyMapBytes);
        var reports = new List<ReplayReport>();
        var derived = new DerivedStep(run);
        try
        {
            if (replayed.Record is { } record)
                await derived.BeginAsync([.. entities.Where(entity => entity.Store == Store.Cassandra)], record, cancellation).ConfigureAwait(false);
            foreach (var wave in entities.GroupBy(entity => (entity.Store, entity.Plan.Wave)).OrderBy(wave => wave.Key))
                reports.AddRange(await ReplayWaveAsync(run, [.. wave], keys, sourceIds, cancellation).ConfigureAwait(false));
            await derived.RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await replayed.FinishAsync(cancellation.IsCancellationRequested ? "interrupted" : "failed").ConfigureAwait(false);
            throw;
        }
        await replayed.FinishAsync("done").ConfigureAwait(false);
        return reports;
    }

    private static async Task<IEnumerable<ReplayReport>> ReplayWaveAsync(
        RunContext run, IReadOnlyList<EntityRun> wave, KeyDirectory keys, IReadOnlySet<string>? sourceIds, CancellationToken cancellation)
    {
        bool Select(DeadLetter letter) => !LetterFactory.IsLaterDuplicate(letter) && (sourceIds is null || sourceIds.Contains(letter.SourceId));
        foreach (var entity in wave)
            await new LateKeys(run).AllotAsync(entity, Select, cancellation).ConfigureAwait(false);
        var results = await new LetterRounds(run, keys).RunAsync(wave, Select, cancellation).ConfigureAwait(false);
        foreach (var entity in wave.Where(entity => entity.Store == Store.Postgres && results[entity.Name].Landed > 0))
            await run.Retry.RunAsync(entity.Name, () => run.Postgres.FinishAsync(entity.Plan, cancellation), cancellation).ConfigureAwait(false);
        return wave.Select(entity => new ReplayReport(entity.Name, entity.Store, results[entity.Name].Tried, results[entity.Name].Landed));
    }
}
