using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>plan</c>.</summary>
internal sealed class PlanOptions : VerbOptions
{
    [Option("json", HelpText = "Prints the plan as one JSON document.")]
    [Manual("--json")]
    public bool Json { get; set; }

    [Option("sql", HelpText = "Prints the statements that a first migration runs, in its order, as an SQL script. The rows themselves " +
        "arrive by COPY; its statements are there as comments.")]
    [Manual("--sql")]
    public bool Sql { get; set; }

    [Option("only", MetaValue = "NAMES", Separator = ',', HelpText = "Only these entities, named with commas and no blanks between them.")]
    [Manual("--only province,municipality", Default = "all entities")]
    public IEnumerable<string> Only { get; set; } = [];

    public override void Check(ICollection<string> problems)
    {
        if (Json && Sql)
            problems.Add("--json and --sql exclude each other: give one of them.");
    }
}
