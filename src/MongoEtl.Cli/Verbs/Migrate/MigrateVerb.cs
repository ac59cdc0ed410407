using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary><c>migrate</c>: runs the plan, or resumes it.</summary>
internal sealed class MigrateVerb : Verb
{
    private const int MostJobs = 8;

    public override string Name => "migrate";

    public override ManualPage Manual => MigrateManual.Page;

    public override Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<MigrateOptions>(arguments, Name);
        var surroundings = invocation.Surroundings;
        var entities = EntitySelection.Of(invocation.Plan, options.Only, "only", Name);
        var (source, target, key) = SettingsOfRun.Migration(options, invocation.Plan, entities, surroundings);
        invocation.RequireServices(target.Reached(entities, TargetChoice.Of(options.Target)));
        var question = Confirmation.AboutTables(invocation.Plan, entities, target, TargetChoice.Of(options.Target));
        if (options.Truncate && !Confirmation.Ask(surroundings, options.Yes, question, Name))
            throw new VerbFailedException("Nothing was deleted, and nothing migrated.");
        var migration = new MigrationRun(invocation, entities, source, target, Options(options, entities, key));
        return LoggedRun.RunAsync(invocation, Name, options.LogDir, async log =>
        {
            var report = await migration.RunAsync(log, clearsEarlierLogs: !options.DryRun).ConfigureAwait(false);
            return MigrationRun.ExitCodeOf(report);
        });
    }

    private static MigrationOptions Options(MigrateOptions options, IReadOnlyList<EntityPlan> entities, byte[]? key)
    {
        var limit = DeadLetterLimit.Default;
        if (options.MaxDeadLetters is { } typed)
            DeadLetterLimit.TryParse(typed, out limit);
        var names = entities.Select(entity => entity.Name).ToHashSet(StringComparer.Ordinal);
        var defaults = new MigrationOptions();
        return defaults with
        {
            Only = options.Only.Any() ? names : [],
            Restart = options.Restart ? names : new HashSet<string>(),
            Truncate = options.Truncate,
            Targets = TargetChoice.Of(options.Target),
            Jobs = options.Jobs ?? DefaultJobs,
            Batch = BatchLimits.Default with { Documents = options.BatchSize ?? BatchLimits.Default.Documents },
            Limit = options.Limit,
            MaxRate = options.MaxRate,
            RetryTimeLimit = options.RetryLimit is { } seconds ? TimeSpan.FromSeconds(seconds) : defaults.RetryTimeLimit,
            MaxDeadLetterShare = limit.Share,
            MaxDeadLettersFrom = limit.From,
            DryRun = options.DryRun,
            EncryptionKey = key,
        };
    }

    /// <summary>As many as there are processors, within reason: each takes memory and a connection.</summary>
    public static int DefaultJobs => Math.Clamp(Environment.ProcessorCount, 1, MostJobs);
}
