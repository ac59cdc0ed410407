using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>schema accept</c>.</summary>
internal sealed class SchemaAcceptOptions : VerbOptions
{
    [Option("lock", MetaValue = "FILE", HelpText = "The lock file to write.")]
    [Manual("--lock schemas/Community/schema.lock.json", Default = "schema.lock.json beside the project that the program was built from")]
    public string? Lock { get; set; }
}
