namespace MongoEtl.Cli;

/// <summary><c>help [VERB]</c>.</summary>
internal sealed class HelpVerb : Verb
{
    public override string Name => "help";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "the manual page of a verb",
        Synopsis = ["help", "help VERB", "VERB --help"],
        Description = ["Prints the manual page of a verb to standard output: what it does, its options, settings, exit codes and " +
            "examples. Without a verb, lists the verbs."],
        Options = typeof(HelpOptions),
        ExitCodes = [(0, "Printed."), (2, "There is no such verb.")],
        Examples = [("help migrate", "The manual page of migrate."), ("help dead-letters", "Those of dead-letters list, show and replay.")],
    };

    public override Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var program = invocation.Surroundings.Program;
        var words = ArgumentReader.Read<HelpOptions>(arguments, Name).Words.ToList();
        if (words.Count == 0)
        {
            Overview.Write(invocation.Out, program, invocation.DeclaredSettings);
            return Task.FromResult(ExitCode.Done);
        }
        var pages = VerbTable.Find(words) is { } found ? [found.Verb] : VerbTable.Group(words[0]);
        if (pages.Count == 0)
            throw VerbTable.Unknown(words);
        foreach (var verb in pages)
            ManualWriter.Write(invocation.Out, PageOf(verb, invocation), program);
        return Task.FromResult(ExitCode.Done);
    }

    private static ManualPage PageOf(Verb verb, Invocation invocation)
    {
        var page = verb.Manual;
        return page.HasProjectSettings ? page with { Settings = [.. page.Settings, .. invocation.DeclaredSettings] } : page;
    }
}
