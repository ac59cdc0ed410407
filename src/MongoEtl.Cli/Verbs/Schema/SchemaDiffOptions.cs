using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>schema diff</c>.</summary>
internal sealed class SchemaDiffOptions : TargetOptions
{
    [Option("live", HelpText = "Compares the classes with the databases instead of the lock file.")]
    [Manual("--live")]
    public bool Live { get; set; }
}
