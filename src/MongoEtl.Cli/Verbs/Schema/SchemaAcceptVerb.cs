namespace MongoEtl.Cli;

/// <summary><c>schema accept</c>: writes the lock file.</summary>
internal sealed class SchemaAcceptVerb : Verb
{
    public override string Name => "schema accept";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "writes the classes' schema into the lock file",
        Synopsis = ["schema accept [--lock FILE]"],
        Description =
        [
            "Writes schema.lock.json: the tables, columns, keys, indexes, foreign keys and enum types that the classes ask for, and what "
                + "every Cassandra table " +
            "ever dropped. The next build tells of changes against it. Look at its difference, and commit it together with the classes.",
            "The file is found beside the project that the program was built from. Nothing is connected to.",
        ],
        Options = typeof(SchemaAcceptOptions),
        ExitCodes = [(0, "The file says what the classes ask for."), (1, "It could not be found or written."),
            (2, "The options are wrong.")],
        Examples = [("schema accept", "Writes the file beside the project."),
            ("schema accept --lock schema.lock.json", "Writes the file that is named.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<SchemaAcceptOptions>(arguments, Name);
        var schema = SchemaPlans.Of(invocation.Plan);
        var surroundings = invocation.Surroundings;
        var path = Path.GetFullPath(options.Lock ?? surroundings.LockFile ?? throw new UsageException(
            "It is not known where the lock file is: write --lock FILE, or let the project file say it with " +
            "<AssemblyMetadata Include=\"MongoEtl.SchemaLock\" Value=\"$(MSBuildProjectDirectory)/schema.lock.json\" />.", Name),
                surroundings.Directory);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new VerbFailedException($"There is no folder {Path.GetDirectoryName(path)}: the program runs elsewhere than it was "
                + $"built. Write --lock FILE.");
        var text = schema.Lock + "\n";
        if (File.Exists(path) && await File.ReadAllTextAsync(path, invocation.Cancellation).ConfigureAwait(false) == text)
        {
            invocation.Out.WriteLine($"{path} says already what the classes ask for.");
            return ExitCode.Done;
        }
        await File.WriteAllTextAsync(path, text, invocation.Cancellation).ConfigureAwait(false);
        invocation.Out.WriteLine($"Wrote {path}. Look at its difference and commit it. The next build compares the classes with it.");
        return ExitCode.Done;
    }
}
