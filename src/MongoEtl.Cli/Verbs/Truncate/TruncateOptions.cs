using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>truncate</c>.</summary>
internal sealed class TruncateOptions : WritingOptions
{
    [Option("only", MetaValue = "NAMES", Separator = ',', HelpText = "Only the tables of these entities, named with commas and no " +
        "blanks between them.")]
    [Manual("--only user,live", Default = "all entities")]
    public IEnumerable<string> Only { get; set; } = [];

    [Option("target", MetaValue = "STORE", HelpText = "The store whose tables are emptied: postgres, cassandra or both.")]
    [Manual("--target cassandra", Default = "both, as far as the plan has tables in them and settings say where they are")]
    public string? Target { get; set; }

    [Option("yes", HelpText = "Does not ask.")]
    [Manual("--yes")]
    public bool Yes { get; set; }

    public override void Check(ICollection<string> problems) => TargetChoice.Check(problems, Target);
}
