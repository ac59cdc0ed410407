using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>truncate</c>.</summary>
internal sealed class TruncateOptions : WritingOptions
{
    [Option("only", MetaValue = "NAMES", Separator = ',', HelpText = "Only the tables of these entities, named with commas and no " +
        "blanks between them.")]
    [Manual("--only user,live", Default = "all entities")]
    public IEnumerable<string> Only { get; set; } = [];

    [Option("yes", HelpText = "Does not ask.")]
    [Manual("--yes")]
    public bool Yes { get; set; }
}
