using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary><c>truncate</c>: empties the plan's tables.</summary>
internal sealed class TruncateVerb : Verb
{
    public override string Name => "truncate";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "empties the plan's tables",
        Synopsis = ["truncate [--only NAMES] [--yes]"],
        Description =
        [
            "Deletes all rows of the plan's tables, in dependency order and in one transaction, and forgets how far the entities were, " +
            "so that the next migrate loads them from the start. It asks before it does so. Without a terminal and without --yes it " +
            "refuses.",
            "Tables that are derived from those of Cassandra are emptied with them.",
            "Only tables of the plan are touched. If another table refers to one of them, emptying it would empty that table too: then " +
            "nothing is done, and the message names it.",
            "The key maps are kept: after a reload every document has the integer key it had before. Logs of earlier runs are kept, too.",
        ],
        Options = typeof(TruncateOptions),
        Settings = KnownSettings.Target,
        ExitCodes = [(0, "The tables are empty."), (1, "They are not: the answer was no, another table refers to them, another process " +
            "runs the plan, or the server failed."),
            (2, "The options or settings are wrong, or nobody could be asked."), (130, "Interrupted.")],
        Examples = [("truncate", "Shows the tables, asks, and empties them."), ("truncate --only live --yes", "Empties the tables of " +
            "one entity without asking.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<TruncateOptions>(arguments, Name);
        var plan = invocation.Plan;
        var entities = EntitySelection.Of(plan, options.Only, "only", Name);
        var settings = SettingsOfRun.Target(options, invocation.Surroundings);
        var targets = TargetChoice.Of(options.Target);
        if (!Confirmation.Ask(invocation.Surroundings, options.Yes, Confirmation.AboutTables(plan, entities, settings, targets), Name))
            throw new VerbFailedException("Nothing was deleted.");
        return await LoggedRun.RunAsync(invocation, Name, options.LogDir, Empty).ConfigureAwait(false);

        Task<int> Empty(RunLog log) => EmptyAsync(invocation, entities, settings, targets, log);
    }

    private static async Task<int> EmptyAsync(
        Invocation invocation,
        IReadOnlyList<EntityPlan> entities,
        TargetSettings settings,
        IReadOnlyCollection<Store> targets,
        RunLog log)
    {
        var plan = invocation.Plan;
        var stores = invocation.Stores.OpenTarget(settings, plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var chosen = stores.Only(targets);
        await stores.State.LockPlanAsync(plan.Name, LockHolder.Describe("truncate"), invocation.Cancellation).ConfigureAwait(false);
        await TableEmptying.RunAsync(plan, stores.Derived, stores.State, chosen.Postgres, chosen.Cassandra, entities, invocation.Cancellation).ConfigureAwait(false);
        IReadOnlyList<string> tables =
        [
            .. chosen.Postgres is null ? [] : Confirmation.TablesOf(plan, entities, Store.Postgres),
            .. chosen.Cassandra is null ? [] : Confirmation.TablesOf(plan, entities, Store.Cassandra),
        ];
        log.Write(LogEvent.TablesEmptied, $"emptied {string.Join(", ", tables)}");
        invocation.Out.WriteLine($"Emptied {Numbers.Of(tables.Count, "table")}: {string.Join(", ", tables)}. Keys are kept.");
        return ExitCode.Done;
    }
}
