using Microsoft.Extensions.DependencyInjection;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>One validation with everything around it: stores, checks, progress, log.</summary>
internal sealed class ValidationOfStores(
    Invocation invocation, IReadOnlyList<EntityPlan> entities, SourceSettings sourceSettings, TargetSettings target,
        ValidationOptions options)
{
    /// <summary>Whether standard output belongs to a JSON document: progress then goes to standard error.</summary>
    public bool Json { get; init; }

    /// <summary>Whether progress is told to the log alone.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Runs it and writes the result to the log.</summary>
    public async Task<ValidationReport> RunAsync(RunLog log)
    {
        log.Write(LogEvent.Note, $"{target} against {sourceSettings}, {Numbers.Of(options.Jobs, "job")}");
        var source = await invocation.Stores.OpenSourceAsync(sourceSettings, invocation.Cancellation).ConfigureAwait(false);
        await using var ownSource = source.ConfigureAwait(false);
        var stores = invocation.Stores.OpenTarget(target, invocation.Plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var chosen = stores.Only(options.Targets);
        var surroundings = invocation.Surroundings;
        var shown = IsQuiet ? TextWriter.Null : Json ? surroundings.Error : surroundings.Out;
        var view = new PlainProgress(shown, surroundings.Clock, ValidationText.Line);
        await using var ownView = view.ConfigureAwait(false);
        var progress = new ValidationProgress(log, view);
        if (chosen.Cassandra is null && options.Targets.Count == 0 && entities.Any(entity => entity.IsIn(Store.Cassandra)))
            progress.Note(isWarning: false, null, "Tables of Cassandra are left out: CASSANDRA_HOSTS is not set.");
        var ports = new MigrationPorts(source, chosen.Postgres, chosen.Cassandra, stores.State, stores.Keys, invocation.Services)
        {
            Derived = stores.Derived,
        };
        var checks = invocation.Services.GetService<IEnumerable<IValidationCheck>>()?.ToList() ?? [];
        var report = await Validation.RunAsync(
            invocation.Plan, ports, options, checks, progress, invocation.Cancellation).ConfigureAwait(false);
        foreach (var line in ValidationText.LogLines(report))
            log.Write(LogEvent.Validated, line);
        return report;
    }
}
