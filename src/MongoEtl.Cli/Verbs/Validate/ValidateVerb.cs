using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary><c>validate</c>: compares the tables with the source.</summary>
internal sealed class ValidateVerb : Verb
{
    private const int ShownToPeople = 20;
    private const int ShownToPrograms = 10_000;

    public override string Name => "validate";

    public override ManualPage Manual => ValidateManual.Page;

    public override Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<ValidateOptions>(arguments, Name);
        var entities = EntitySelection.Of(invocation.Plan, options.Only, "only", Name);
        var (source, target) = SettingsOfRun.Validation(options, invocation.Surroundings);
        var reached = target.Reached(entities, TargetChoice.Of(options.Target));
        invocation.RequireServices(reached);
        invocation.RequireComparers(reached);
        var validation = new ValidationOfStores(invocation, entities, source, target, Options(options, entities)) { Json = options.Json };
        return LoggedRun.RunAsync(invocation, Name, options.LogDir, async log =>
        {
            var report = await validation.RunAsync(log).ConfigureAwait(false);
            using (var metrics = new FileStream(log.Files.Metrics, FileMode.Create, FileAccess.Write))
                ValidationMetrics.Write(report, metrics);
            if (options.Json)
                ValidationJson.Write(invocation.Out, invocation.Plan.Name, report);
            else
                ValidationText.Write(invocation.Out, report);
            return report.Agrees ? ExitCode.Done : ExitCode.DoneWithRemarks;
        });
    }

    private static ValidationOptions Options(ValidateOptions options, IReadOnlyList<EntityPlan> entities) => new()
    {
        Only = options.Only.Any() ? [.. entities.Select(entity => entity.Name)] : [],
        Targets = TargetChoice.Of(options.Target),
        Jobs = options.Jobs ?? MigrateVerb.DefaultJobs,
        SamplePercent = options.SamplePercent,
        MostFindings = options.Show ?? (options.Json ? ShownToPrograms : ShownToPeople),
        Rows = !options.ChecksOnly,
        // They look at the whole domain.
        Checks = !options.RowsOnly && !options.Only.Any(),
        Repair = options.Repair,
        DeleteExtra = options.DeleteExtra,
    };
}
