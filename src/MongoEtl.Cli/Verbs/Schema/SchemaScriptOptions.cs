using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>schema script</c>.</summary>
internal sealed class SchemaScriptOptions : TargetOptions
{
    [Option("live", HelpText = "Writes what brings the databases to the classes' schema, instead of what was changed since the lock file.")]
    [Manual("--live")]
    public bool Live { get; set; }

    [Option("out", MetaValue = "DIR", HelpText = "Folder for schema.sql and schema.cql; created if absent.")]
    [Manual("--out scripts", Default = "the working directory")]
    public string? Out { get; set; }
}
