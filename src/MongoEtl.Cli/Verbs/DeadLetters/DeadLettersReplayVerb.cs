using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary><c>dead-letters replay</c>: runs set-aside documents through the present classes.</summary>
internal sealed class DeadLettersReplayVerb : Verb
{
    public override string Name => "dead-letters replay";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "runs set-aside documents through the present classes",
        Synopsis = ["dead-letters replay [ID] [--entity NAME]"],
        Description =
        [
            "Runs the documents of the dead letters, as they were when they were set aside, through the classes as they are now. " +
            "Documents that become rows are merged into the tables and leave the dead letters; the others stay, with their present " +
            "reason. The source is not read. Those that PostgreSQL takes are then written to Cassandra too. Where several documents have " +
            "one key, a row that stands is overwritten only by a newer one.",
            "Use it after a class was corrected and the program built again. Entities must have been migrated to their end.",
        ],
        Options = typeof(DeadLettersReplayOptions),
        Settings = [.. KnownSettings.Target, .. KnownSettings.State, .. KnownSettings.Cassandra, KnownSettings.EncryptionKey],
        HasProjectSettings = true,
        ExitCodes =
        [
            (0, "All documents became rows, or there were none."),
            (1, "Failed: the server could not be used, an entity is not migrated to its end, or another process holds the plan."),
            (2, "The options or settings are wrong."),
            (3, "Done, but documents are still set aside."),
            (130, "Interrupted; the same command goes on."),
        ],
        Examples = [("dead-letters replay", "All of them."), ("dead-letters replay --entity user", "Those of one entity."),
            ("dead-letters replay 5ca4bbcea2dd94ee58162a68", "One document.")],
    };

    public override Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<DeadLettersReplayOptions>(arguments, Name);
        var plan = invocation.Plan;
        var entity = EntitySelection.One(plan, options.Entity, Name);
        var entities = plan.Entities.Where(planned => entity is null || planned.Name == entity).ToList();
        var (settings, key) = SettingsOfRun.TargetAndKey(options, entities, invocation.Surroundings);
        invocation.RequireServices(settings.Reached(entities, []));
        var migration = new MigrationOptions { Only = entity is null ? [] : [entity], Jobs = 1, EncryptionKey = key };
        return LoggedRun.RunAsync(invocation, Name, options.LogDir, async log =>
        {
            var reports = await ReplayAsync(invocation, settings, migration, options.Ids, entities, log).ConfigureAwait(false);
            return Report(invocation.Out, reports, options.Ids, log);
        });
    }

    private static async Task<IReadOnlyList<ReplayReport>> ReplayAsync(
        Invocation invocation,
        TargetSettings settings,
        MigrationOptions options,
        IReadOnlySet<string>? ids,
        IReadOnlyList<EntityPlan> entities,
        RunLog log)
    {
        var stores = invocation.Stores.OpenTarget(settings, invocation.Plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var view = ProgressViews.For(invocation.Surroundings, entities, stores);
        await using var ownView = view.ConfigureAwait(false);
        var progress = new RunProgress(log, view, started: static () => { });
        var ports = new MigrationPorts(new NoSource(), stores.Postgres, stores.Cassandra, stores.State, stores.Keys, invocation.Services)
        {
            Derived = stores.Derived,
        };
        return await Replay.RunAsync(invocation.Plan, ports, options, ids, progress, invocation.Cancellation).ConfigureAwait(false);
    }

    private static int Report(TextWriter output, IReadOnlyList<ReplayReport> reports, IReadOnlySet<string>? ids, RunLog log)
    {
        var tried = reports.Sum(report => report.Tried);
        if (tried == 0)
        {
            if (ids is not null)
                throw new VerbFailedException($"There is no dead letter with the _id {ids.First()}: dead-letters list prints those there " +
                    $"are.");
            output.WriteLine("There are no dead letters to replay.");
            return ExitCode.Done;
        }
        var table = new TextTable(("entity", false), ("tried", true), ("landed", true), ("still set aside", true));
        foreach (var report in reports)
        {
            var name = ProgressText.Name(report.Entity, report.Store);
            table.Add(name, Numbers.Count(report.Tried), Numbers.Count(report.Landed), Numbers.Count(report.Remaining));
            log.Write(LogEvent.DeadLettersReplayed, $"{name}: {report.Tried} tried, {report.Landed} landed");
        }
        table.Write(output);
        var remaining = reports.Sum(report => report.Remaining);
        output.WriteLine(remaining == 0 ? "All of them landed." : $"{Numbers.Of(remaining, "document")} still set aside: dead-letters " +
            $"list says why.");
        return remaining == 0 ? ExitCode.Done : ExitCode.DoneWithRemarks;
    }
}
