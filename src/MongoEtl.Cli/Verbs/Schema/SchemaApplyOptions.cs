using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>schema apply</c>.</summary>
internal sealed class SchemaApplyOptions : WritingOptions
{
    [Option("target", MetaValue = "STORE", HelpText = "The store that is altered: postgres, cassandra or both.")]
    [Manual("--target cassandra", Default = "both, as far as the plan has tables in them and settings say where they are")]
    public string? Target { get; set; }

    [Option("yes", HelpText = "Does not ask.")]
    [Manual("--yes")]
    public bool Yes { get; set; }

    public override void Check(ICollection<string> problems) => TargetChoice.Check(problems, Target);
}
