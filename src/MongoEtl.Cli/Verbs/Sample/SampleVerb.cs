namespace MongoEtl.Cli;

/// <summary><c>sample</c>: writes a deterministic dump for trying things out.</summary>
internal sealed class SampleVerb : Verb
{
    public override string Name => "sample";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "writes a sample mongodump folder",
        Synopsis = ["sample --out DIR [--scale N] [--seed S]"],
        Description =
        [
            "Writes a dump such as mongodump makes, with made-up documents of this program's collections, odd shapes included: " +
            "explicit nulls, references to nothing, numbers stored as doubles. It is meant for trying the program and for tests; " +
            "nothing in it is real.",
            "The same scale and seed give the same bytes on every machine.",
        ],
        Options = typeof(SampleOptions),
        ExitCodes = [(0, "Written."), (1, "The folder is not empty, or cannot be written; or this program has no sample data."),
            (2, "The options are wrong."),
            (130, "Interrupted; the folder is incomplete.")],
        Examples = [("sample --out /tmp/sample", "The smallest sample."),
            ("sample --out /tmp/large --scale 100 --seed 7", "A hundred times as much, other values.")],
    };

    public override async Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<SampleOptions>(arguments, Name);
        var directory = Path.GetFullPath(options.Out!, invocation.Surroundings.Directory);
        var sample = invocation.SampleData;
        if (File.Exists(directory) || (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any()))
            throw new VerbFailedException($"{directory} exists and is not an empty folder: name another, or empty it first.");
        Directory.CreateDirectory(directory);
        var counts = await sample.WriteAsync(directory, options.Scale ?? 1, options.Seed ?? 1,
            invocation.Cancellation).ConfigureAwait(false);
        var table = new TextTable(("collection", false), ("documents", true));
        foreach (var (collection, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            table.Add(collection, Numbers.Count(count));
        table.Write(invocation.Out);
        invocation.Out.WriteLine();
        invocation.Out.WriteLine($"Scale 1 is: {sample.Description}");
        invocation.Out.WriteLine($"Written to {directory}. Next: {invocation.Surroundings.Program} migrate --source {directory}");
        if (sample.Settings.Count > 0)
            invocation.Out.WriteLine($"Settings that go with it: {string.Join(' ', sample.Settings.Select(pair => $"{pair.Key}='{pair.Value}'"))}");
        return ExitCode.Done;
    }
}
