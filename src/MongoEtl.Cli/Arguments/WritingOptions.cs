using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of verbs that change something and so leave a log.</summary>
internal abstract class WritingOptions : TargetOptions
{
    [Option("log-dir", MetaValue = "DIR", HelpText = "Folder for the files that a run leaves (log, metrics); created if absent.")]
    [Manual("--log-dir logs", Default = "the working directory")]
    public string? LogDir { get; set; }
}
