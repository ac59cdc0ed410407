using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary><c>schema apply</c>: brings the databases to the classes' schema.</summary>
internal sealed class SchemaApplyVerb : Verb
{
    public override string Name => "schema apply";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "brings the databases to the classes' schema",
        Synopsis = ["schema apply [--target STORE] [--yes]"],
        Description =
        [
            "Reads the catalogues of the databases, compares them with the classes, shows each change with its statements, asks, and makes "
                + "them. Without a " +
            "terminal and without --yes it refuses. What loses or rewrites data is refused, all of it, before anything is altered, unless "
                + "an attribute states " +
            "the intent ([Drop], [RenamedFrom], [ConvertUsing] and so on); the message says which.",
            "In PostgreSQL, indexes are built while others write, foreign keys are added first and checked after, and a statement that "
                + "cannot have its lock " +
            "within two seconds lets the others through and tries again for up to five minutes. In Cassandra every node has each change "
                + "before the next one.",
            "Each change is recorded in table mongoetl.schema_changes. Stopped anywhere, the verb goes on where it stopped when it is run "
                + "again: it compares " +
            "anew. Tables, columns, indexes and labels that nobody declared are left alone.",
        ],
        Options = typeof(SchemaApplyOptions),
        Settings = KnownSettings.Target,
        ExitCodes = [(0, "The databases are as the classes ask."),
            (1, "They are not: the answer was no, a change is refused, another process runs the plan, or a " +
            "server failed."), (2, "The options or settings are wrong, or nobody could be asked."),
            (3, "They are, but for what is listed as to be done by hand."), (130, "Interrupted.")],
        Examples = [("schema apply", "Shows the changes, asks, and makes them."),
            ("schema apply --target cassandra --yes", "Alters Cassandra only, without asking.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<SchemaApplyOptions>(arguments, Name);
        var schema = SchemaPlans.Of(invocation.Plan);
        var settings = SettingsOfRun.Target(options, invocation.Surroundings);
        return await LoggedRun.RunAsync(invocation, Name, options.LogDir, log => ApplyAsync(options, schema, settings, invocation, log))
            .ConfigureAwait(false);
    }

    private static async Task<int> ApplyAsync(SchemaApplyOptions options, SchemaPlan schema, TargetSettings settings,
        Invocation invocation, RunLog log)
    {
        var plan = invocation.Plan.Name;
        var stores = invocation.Stores.OpenTarget(settings, invocation.Plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var chosen = stores.Only(TargetChoice.Of(options.Target));
        await stores.State.LockPlanAsync(plan, LockHolder.Describe("schema apply"), invocation.Cancellation).ConfigureAwait(false);
        var journal = stores.Journal ?? throw new VerbFailedException("These stores keep no record of changes.");
        foreach (var broken in await journal.TakeUnfinishedAsync(plan, invocation.Cancellation).ConfigureAwait(false))
            invocation.Out.WriteLine($"An earlier schema apply was broken off here: {broken}. What is missing of it is below.");
        var found = await SchemaPlans.CompareAsync(chosen, schema, invocation.Cancellation).ConfigureAwait(false);
        foreach (var (store, comparison) in found)
            SchemaText.Write(invocation.Out, SchemaPlans.NameOf(store), comparison);
        Refuse([.. found.SelectMany(one => one.Found.Refusals.Select(hazard => $"{hazard.Id}: {hazard.Message}")
            .Concat(one.Found.Obstacles.Where(obstacle => obstacle.IsNoTable).Select(obstacle => obstacle.Text)))]);
        var count = found.Sum(one => one.Found.Steps.Count);
        if (count == 0)
            return ExitCodeOf(found);
        if (!Confirmation.Ask(invocation.Surroundings, options.Yes, $"This makes {Numbers.Of(count, "change")} in {settings}.",
            "schema apply"))
            throw new VerbFailedException("Nothing was altered.");
        foreach (var (store, comparison) in found)
            await SchemaApplication.RunAsync(store, comparison.Steps, journal, plan, Told, invocation.Cancellation).ConfigureAwait(false);
        invocation.Out.WriteLine($"Made {Numbers.Of(count, "change")}. Run migrate to fill what is new, and schema accept to write the "
            + $"lock file.");
        return ExitCodeOf(found);

        void Told(SchemaStep step) => log.Write(LogEvent.SchemaChanged, ChangeText.Of(step.Change));
    }

    /// <summary>3 when something is left that only a person can do.</summary>
    private static int ExitCodeOf(IReadOnlyList<(ISchemaStore Store, SchemaComparison Found)> found) =>
        found.Any(one => one.Found.Obstacles.Count > 0) ? ExitCode.DoneWithRemarks : ExitCode.Done;

    private static void Refuse(IReadOnlyList<string> refusals)
    {
        if (refusals.Count > 0)
            throw new VerbFailedException($"Nothing was altered, because of {Numbers.Of(refusals.Count, "change")}:"
                + string.Concat(refusals.Select(refusal => $"\n  - {refusal}")));
    }
}
