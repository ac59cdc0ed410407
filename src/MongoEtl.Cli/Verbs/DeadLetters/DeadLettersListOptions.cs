using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>dead-letters list</c>.</summary>
internal sealed class DeadLettersListOptions : TargetOptions
{
    [Option("entity", MetaValue = "NAME", HelpText = "Only dead letters of this entity.")]
    [Manual("--entity user", Default = "all entities")]
    public string? Entity { get; set; }

    [Option("json", HelpText = "Prints one JSON object a line, with collection, _id (its text), entity, path, reason, table, store, " +
        "expected, found, kind and sqlState. What does not apply is null.")]
    [Manual("--json")]
    public bool Json { get; set; }
}
