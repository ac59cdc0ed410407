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

    [Option("cql", HelpText = "Prints the statements about the Cassandra tables as a CQL script. They name no keyspace; those that write " +
        "rows are there as comments.")]
    [Manual("--cql")]
    public bool Cql { get; set; }

    [Option("only", MetaValue = "NAMES", Separator = ',', HelpText = "Only these entities, named with commas and no blanks between them.")]
    [Manual("--only province,municipality", Default = "all entities")]
    public IEnumerable<string> Only { get; set; } = [];

    public override void Check(ICollection<string> problems)
    {
        (bool Given, string Name)[] forms = [(Json, "--json"), (Sql, "--sql"), (Cql, "--cql")];
        var given = forms.Where(form => form.Given).Select(form => form.Name).ToList();
        if (given.Count > 1)
            problems.Add($"{string.Join(" and ", given)} exclude each other: give one of them.");
    }
}
