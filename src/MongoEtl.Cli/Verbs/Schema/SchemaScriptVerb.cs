using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Cli;

/// <summary><c>schema script</c>: the changes as files.</summary>
internal sealed class SchemaScriptVerb : Verb
{
    public override string Name => "schema script";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "writes the changes of the schema as SQL and CQL files",
        Synopsis = ["schema script [--out DIR]", "schema script --live [--out DIR]"],
        Description =
        [
            "Writes schema.sql and schema.cql for those who alter databases by hand. They hold what was changed since schema.lock.json; "
                + "nothing is " +
            "connected to. With --live they hold what brings the databases, as they stand, to the classes' schema.",
            "Each transaction stands between BEGIN and COMMIT. What PostgreSQL refuses in a transaction, such as an index that is built "
                + "while others " +
            "write, stands alone.",
        ],
        Options = typeof(SchemaScriptOptions),
        Settings = KnownSettings.Target,
        ExitCodes = [(0, "The files are written."), (1, "A server failed, or a file could not be written."),
            (2, "The options or settings are wrong."), (130, "Interrupted.")],
        Examples = [("schema script --out scripts", "Two files in the folder scripts.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<SchemaScriptOptions>(arguments, Name);
        var schema = SchemaPlans.Of(invocation.Plan);
        var changes = options.Live ? await LiveAsync(options, schema, invocation).ConfigureAwait(false) : schema.Changes;
        var folder = Path.GetFullPath(options.Out ?? ".", invocation.Surroundings.Directory);
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in new[] { ("schema.sql", SchemaScript.Sql(invocation.Plan.Name, changes)),
            ("schema.cql", SchemaScript.Cql(invocation.Plan.Name, changes)) })
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, text, invocation.Cancellation).ConfigureAwait(false);
            invocation.Out.WriteLine($"Wrote {path}.");
        }
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<SchemaChangePlan>> LiveAsync(SchemaScriptOptions options, SchemaPlan schema,
        Invocation invocation)
    {
        var settings = SettingsOfRun.Target(options, invocation.Surroundings);
        var stores = invocation.Stores.OpenTarget(settings, invocation.Plan);
        await using var ownStores = stores.ConfigureAwait(false);
        var found = await SchemaPlans.CompareAsync(stores, schema, invocation.Cancellation).ConfigureAwait(false);
        return
        [
            .. found.SelectMany(one => one.Found.Steps).Select(step => new SchemaChangePlan(
                step.Change.Store == SchemaStore.Cassandra, ChangeText.Of(step.Change), "",
                    [.. step.Statements.Select(statement => statement.Text)])),
        ];
    }
}
