namespace MongoEtl.Cli;

/// <summary><c>dead-letters list</c>: which documents were set aside, and why.</summary>
internal sealed class DeadLettersListVerb : Verb
{
    public override string Name => "dead-letters list";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "lists the documents that were set aside, with the reasons",
        Synopsis = ["dead-letters list [--entity NAME] [--json]"],
        Description =
        [
            "A dead letter is a document that could not become rows: a value of a wrong type, a rule that threw, a row the server " +
            "refused. It is kept in the target database with its raw bytes and its reason, and has no row in any table.",
            "Prints one line for each: entity, _id, path of the field (or name of the column), and the reason. Values of documents are " +
            "never printed here.",
        ],
        Options = typeof(DeadLettersListOptions),
        Settings = KnownSettings.Target,
        ExitCodes = [(0, "Printed, also when there are none."), (1, "The database could not be read."), (2, "The options or settings " +
            "are wrong.")],
        Examples = [("dead-letters list", "All of them."), ("dead-letters list --entity user", "Those of one entity."),
            ("dead-letters list --json | jq -r .reason | sort | uniq -c", "The reasons, counted.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<DeadLettersListOptions>(arguments, Name);
        var plan = invocation.Plan;
        var entity = EntitySelection.One(plan, options.Entity, Name);
        var settings = SettingsOfRun.Target(options, invocation.Surroundings);
        var stores = invocation.Stores.OpenTarget(settings, plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var count = 0L;
        if (await stores.State.OpenForReadingAsync(plan.Name, invocation.Cancellation).ConfigureAwait(false))
        {
            await foreach (var letter in stores.State.DeadLettersAsync(entity, invocation.Cancellation).ConfigureAwait(false))
            {
                invocation.Out.WriteLine(options.Json ? DeadLetterText.Json(letter) : DeadLetterText.Line(letter));
                count++;
            }
        }
        if (!options.Json)
            invocation.Out.WriteLine(count == 0 ? "There are no dead letters." : Numbers.Of(count, "dead letter") + ".");
        return ExitCode.Done;
    }
}
