namespace MongoEtl.Cli;

/// <summary>All verbs, in the order in which help lists them.</summary>
internal static class VerbTable
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        new DemoVerb(),
        new SampleVerb(),
        new PlanVerb(),
        new MigrateVerb(),
        new ValidateVerb(),
        new SchemaDiffVerb(),
        new SchemaScriptVerb(),
        new SchemaApplyVerb(),
        new SchemaAcceptVerb(),
        new TruncateVerb(),
        new StatusVerb(),
        new DeadLettersListVerb(),
        new DeadLettersShowVerb(),
        new DeadLettersReplayVerb(),
        new HelpVerb(),
        new VersionVerb(),
    ];

    /// <summary>The verb that begins <paramref name="arguments"/> and what follows it; null when there is none.</summary>
    public static (Verb Verb, IReadOnlyList<string> Behind)? Find(IReadOnlyList<string> arguments)
    {
        for (var words = Math.Min(2, arguments.Count); words > 0; words--)
        {
            var name = string.Join(' ', arguments.Take(words));
            if (All.FirstOrDefault(verb => verb.Name == name) is { } verb)
                return (verb, arguments.Skip(words).ToList());
        }
        return null;
    }

    /// <summary>Verbs of two words that begin with <paramref name="word"/>.</summary>
    public static IReadOnlyList<Verb> Group(string word) =>
        All.Where(verb => verb.Name.StartsWith(word + " ", StringComparison.Ordinal)).ToList();

    /// <summary>What is wrong with the beginning of <paramref name="arguments"/>, and what was probably meant.</summary>
    public static UsageException Unknown(IReadOnlyList<string> arguments)
    {
        var first = arguments[0];
        if (first.StartsWith('-'))
            return new UsageException("The command line begins with an option: write the verb first.");
        if (Group(first) is { Count: > 0 } group)
        {
            var kinds = group.Select(verb => verb.Name[(first.Length + 1)..]).ToList();
            var hint = arguments.Count > 1 ? NearestName.Hint(arguments[1], kinds, first + " ") : "";
            return new UsageException($"{first} needs one of the words {string.Join(", ", kinds)} behind it.{hint}", first);
        }
        var firstWords = All.Select(verb => verb.Name.Split(' ')[0]).Distinct();
        return new UsageException($"There is no verb \"{first}\".{NearestName.Hint(first, firstWords)}");
    }
}
