using System.Runtime.ExceptionServices;
using MongoEtl.Runtime;
using MongoEtl.Sources;

namespace MongoEtl.Cli;

/// <summary>One migration with everything around it: stores, progress, metrics file, log, summary.</summary>
internal sealed class MigrationRun(
    Invocation invocation, IReadOnlyList<EntityPlan> entities, SourceSettings sourceSettings, TargetSettings target, MigrationOptions options)
{
    /// <summary>Runs it and writes the summary.</summary>
    /// <exception cref="Exception">What made it fail, after the summary of what was done.</exception>
    public async Task<MigrationReport> RunAsync(RunLog log, bool clearsEarlierLogs, bool isDemo = false)
    {
        log.Write(LogEvent.Note, $"from {sourceSettings} into {target}, " +
            $"{Numbers.Of(options.Jobs, "job")}{(options.DryRun ? ", dry run" : "")}");
        var report = await MigrateAsync(log, clearsEarlierLogs).ConfigureAwait(false);
        using (var metrics = new FileStream(log.Files.Metrics, FileMode.Create, FileAccess.Write))
            RunMetrics.Write(report, metrics);
        foreach (var entity in report.Entities)
            log.Write(LogEvent.EntityCounted, MigrationSummary.Line(entity));
        MigrationSummary.Write(invocation.Out, report, isDemo ? null : invocation.Surroundings.Program);
        if (target.Bundle is { } bundle && report is { Outcome: MigrationOutcome.Done, IsDryRun: false })
            invocation.Out.WriteLine($"Bundle: {bundle.Folder} (load it there: cqlsh HOST -f load.cql)");
        invocation.Out.WriteLine($"Log: {log.Files.Log}");
        invocation.Out.WriteLine($"Metrics: {log.Files.Metrics}");
        if (report.Outcome == MigrationOutcome.Interrupted)
            throw new OperationCanceledException(invocation.Cancellation);
        if (report.Error is { } error)
            ExceptionDispatchInfo.Throw(error);
        return report;
    }

    /// <summary>3 when documents were set aside.</summary>
    public static int ExitCodeOf(MigrationReport report) =>
        report.DeadLetters.Count > 0 || report.Entities.Any(entity => entity.Counts.DeadLetters > 0) ? ExitCode.DoneWithRemarks :
            ExitCode.Done;

    // Not an option: with one the verb refuses.
    private bool IsClusterNamed() =>
        new SettingSources(new Dictionary<string, string?>(), invocation.Surroundings.Environment, invocation.Surroundings.Directory)
            .Find(KnownSettings.CassandraHosts) is not null;

    private async Task<MigrationReport> MigrateAsync(RunLog log, bool clearsEarlierLogs)
    {
        var source = await invocation.Stores.OpenSourceAsync(sourceSettings, invocation.Cancellation).ConfigureAwait(false);
        await using var ownSource = source.ConfigureAwait(false);
        if (sourceSettings.IsServer)
            await PreflightAsync(source, log).ConfigureAwait(false);
        var stores = invocation.Stores.OpenTarget(target, invocation.Plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var chosen = stores.Only(options.Targets);
        var view = ProgressViews.For(invocation.Surroundings, entities, chosen);
        await using var ownView = view.ConfigureAwait(false);
        var progress = new RunProgress(log, view, started: clearsEarlierLogs ? log.Files.ClearEarlier : static () => { });
        if (chosen.Cassandra is null && options.Targets.Count == 0 && entities.Any(entity => entity.IsIn(Store.Cassandra)))
        {
            progress.Note(isWarning: false, null, "Tables of Cassandra are left out: CASSANDRA_HOSTS is not set. (--cassandra-out DIR " +
                "writes them to files for cqlsh.)");
        }
        if (target.Bundle is not null && IsClusterNamed())
            progress.Note(isWarning: false, null, "CASSANDRA_HOSTS is set and not used: --cassandra-out writes files instead.");
        var ports = new MigrationPorts(source, chosen.Postgres, chosen.Cassandra, stores.State, stores.Keys, invocation.Services)
        {
            Derived = stores.Derived,
            Schemas = SchemaPlans.StoresOf(chosen),
        };
        return await Migration.RunAsync(invocation.Plan, ports, options, progress, invocation.Cancellation).ConfigureAwait(false);
    }

    // Before anything is written, and before anybody waits for what cannot work.
    private async Task PreflightAsync(IDocumentSource source, RunLog log)
    {
        foreach (var warning in (source as MongoSource)?.Warnings ?? [])
        {
            log.Write(LogEvent.Warning, warning);
            invocation.Out.WriteLine($"warning: {warning}");
        }
        var text = await new Preflight(source, entities).RunAsync(invocation.Cancellation).ConfigureAwait(false);
        foreach (var line in text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries))
            log.Write(LogEvent.Note, line.TrimEnd());
        invocation.Out.Write(text);
        invocation.Out.WriteLine();
    }
}
