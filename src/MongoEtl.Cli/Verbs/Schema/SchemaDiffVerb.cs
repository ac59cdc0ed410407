namespace MongoEtl.Cli;

/// <summary><c>schema diff</c>: what was changed of the schema.</summary>
internal sealed class SchemaDiffVerb : Verb
{
    public override string Name => "schema diff";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "what was changed of the schema",
        Synopsis = ["schema diff", "schema diff --live"],
        Description =
        [
            "Prints how the classes differ from schema.lock.json, as it was worked out when the program was built: each change with the id "
                + "of the " +
            "diagnostic that tells of it (docs/hazards has a page for each) and the statements that make it. Nothing is connected to.",
            "With --live it reads the catalogues of the databases and compares these with the classes. It then also lists what nobody "
                + "declared: tables beside those of the classes, columns, indexes, keys, checks and enum labels that no class knows. These "
                + "are left alone and count as no difference. What only a person can put right, such as a view that has a table's name, is "
                + "listed as to be done by hand.",
        ],
        Options = typeof(SchemaDiffOptions),
        Settings = KnownSettings.Target,
        ExitCodes = [(0, "Nothing differs."), (1, "A server failed."), (2, "The options or settings are wrong."),
            (3, "Something differs."), (130, "Interrupted.")],
        Examples = [("schema diff", "What the next schema accept would accept."),
            ("schema diff --live", "How far the databases are from the classes.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<SchemaDiffOptions>(arguments, Name);
        var schema = SchemaPlans.Of(invocation.Plan);
        if (!options.Live)
        {
            SchemaText.Write(invocation.Out, schema);
            return schema.HasLock && schema.Changes.Count == 0 ? ExitCode.Done : ExitCode.DoneWithRemarks;
        }
        var settings = SettingsOfRun.Target(options, invocation.Surroundings);
        var stores = invocation.Stores.OpenTarget(settings, invocation.Plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var found = await SchemaPlans.CompareAsync(stores, schema, invocation.Cancellation).ConfigureAwait(false);
        foreach (var (store, comparison) in found)
            SchemaText.Write(invocation.Out, SchemaPlans.NameOf(store), comparison);
        return found.All(one => one.Found.IsAsAsked) ? ExitCode.Done : ExitCode.DoneWithRemarks;
    }
}
