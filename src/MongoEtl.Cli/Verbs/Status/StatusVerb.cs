namespace MongoEtl.Cli;

/// <summary><c>status</c>: how far the migration is.</summary>
internal sealed class StatusVerb : Verb
{
    public override string Name => "status";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "how far each entity is, and whether a run is going on",
        Synopsis = ["status"],
        Description =
        [
            "Reads the state that runs keep in schema mongoetl of the target database and prints the latest run (source, begin, end, " +
            "outcome), who holds the plan if a run is going on, and for each entity: mode (load into empty tables, or merge), phase, " +
            "parts of the collection that are done, documents read and filtered, rows, dead letters. Entities with tables in Cassandra are " +
            "listed once more for that store.",
            "It takes no lock and changes nothing, so it can be asked while a run is going on; numbers are those that are committed.",
        ],
        Options = typeof(StatusOptions),
        Settings = KnownSettings.Target,
        ExitCodes = [(0, "Printed, also when nothing was migrated yet."), (1, "The database could not be read."), (2, "The options or " +
            "settings are wrong.")],
        Examples = [("status", "How far is it?")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<StatusOptions>(arguments, Name);
        var plan = invocation.Plan;
        var settings = SettingsOfRun.Target(options, invocation.Surroundings);
        var stores = invocation.Stores.OpenTarget(settings, plan);
        await using var ownStores = stores.ConfigureAwait(false);
        await StatusReport.WriteAsync(invocation.Out, plan, settings, stores.State, invocation.Cancellation).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
