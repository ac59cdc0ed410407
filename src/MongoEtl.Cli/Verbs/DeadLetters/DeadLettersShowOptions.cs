using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>dead-letters show</c>.</summary>
internal sealed class DeadLettersShowOptions : TargetOptions
{
    public override int WordsTaken => 1;

    [Option("entity", MetaValue = "NAME", HelpText = "The entity, where several have a document of this _id.")]
    [Manual("--entity user", Default = "all entities")]
    public string? Entity { get; set; }

    [Option("out", MetaValue = "FILE", HelpText = "Writes the document's BSON to a file instead of printing it; the file must not " +
        "exist. Needed for entities with sensitive fields, whose documents are not printed.")]
    [Manual("--out letter.bson", Default = "the document is printed as Extended JSON")]
    public string? Out { get; set; }

    /// <summary>The <c>_id</c> to show.</summary>
    public string Id => Words.First();

    public override void Check(ICollection<string> problems)
    {
        if (!Words.Any())
            problems.Add("Write the _id behind the verb, as dead-letters list prints it: dead-letters show 5ca4bbcea2dd94ee58162a68");
    }
}
