using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>sample</c>.</summary>
internal sealed class SampleOptions : VerbOptions
{
    [Option("out", MetaValue = "DIR", HelpText = "The folder to write; it is created, and must be empty if it exists.")]
    [Manual("--out /tmp/sample", Default = "none, it must be given")]
    public string? Out { get; set; }

    [Option("scale", MetaValue = "N", HelpText = "How much data: 1 is small, and N has N times as many documents.")]
    [Manual("--scale 10", Default = "1")]
    public int? Scale { get; set; }

    [Option("seed", MetaValue = "S", HelpText = "Where random values start. The same seed and scale give the same bytes on every machine.")]
    [Manual("--seed 42", Default = "1")]
    public int? Seed { get; set; }

    public override void Check(ICollection<string> problems)
    {
        if (string.IsNullOrWhiteSpace(Out))
            problems.Add("--out is missing: write the folder that the sample goes to, for example --out /tmp/sample.");
        AtLeast(problems, "scale", Scale, 1);
    }
}
