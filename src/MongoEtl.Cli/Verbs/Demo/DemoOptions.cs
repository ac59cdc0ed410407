using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>demo</c>.</summary>
internal sealed class DemoOptions : TargetOptions
{
    [Option("dir", MetaValue = "DIR", HelpText = "Folder of the demo: sample, private server, log. Kept for the next demo. It must be " +
        "empty, absent, or of an earlier demo.")]
    [Manual("--dir /tmp/demo", Default = "mongoetl/PROGRAM-demo in the user's cache folder ($XDG_CACHE_HOME or ~/.cache; for root " +
        "/var/cache)")]
    public string? Dir { get; set; }

    [Option("fresh", HelpText = "Deletes what an earlier demo left in the folder and starts over.")]
    [Manual("--fresh")]
    public bool Fresh { get; set; }

    [Option("scale", MetaValue = "N", HelpText = "How much sample data, as for the verb sample.")]
    [Manual("--scale 10", Default = "1")]
    public int? Scale { get; set; }

    [Option("seed", MetaValue = "S", HelpText = "Seed of the sample, as for the verb sample.")]
    [Manual("--seed 42", Default = "1")]
    public int? Seed { get; set; }

    /// <summary>What the sample is made from, in words; demos of one folder must agree in it.</summary>
    public string Sample => $"scale {Scale ?? 1}, seed {Seed ?? 1}";

    public override void Check(ICollection<string> problems) => AtLeast(problems, "scale", Scale, 1);
}
