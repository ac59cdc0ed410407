namespace MongoEtl.Cli;

/// <summary><c>plan</c>: what a migration would do, without a connection.</summary>
internal sealed class PlanVerb : Verb
{
    public override string Name => "plan";

    public override ManualPage Manual => new()
    {
        Verb = Name,
        Summary = "what would run, without connecting to anything",
        Synopsis = ["plan [--only NAMES]", "plan --json [--only NAMES]", "plan --sql [--only NAMES]", "plan --cql [--only NAMES]"],
        Description =
        [
            "Prints what migrate would do, as it was worked out when the program was built: entities in load order and by waves (those " +
            "of one wave may run side by side), the collection and filter each reads, how its keys are made, its tables with columns, " +
            "keys, indexes and foreign keys.",
            "Under the heading Hazards it lists what may surprise: references whose target may be missing and what then happens, " +
            "tables that keep one row of several, entities that are read twice, values that are kept encrypted, collections that are not " +
            "frozen.",
            "Nothing is connected to and no setting is read, so this works on any machine.",
        ],
        Options = typeof(PlanOptions),
        ExitCodes = [(0, "Printed."), (2, "The options are wrong.")],
        Examples = [("plan", "The plan for people."), ("plan --only user", "One entity of it."),
            ("plan --sql > tables.sql", "A script for those who review or create tables by hand."),
            ("plan --cql > tables.cql", "The same for Cassandra: cqlsh -k KEYSPACE -f tables.cql creates the tables."),
            ("plan --json", "For other programs.")],
    };

    public override Task<int> RunAsync(IReadOnlyList<string> arguments, Invocation invocation)
    {
        var options = ArgumentReader.Read<PlanOptions>(arguments, Name);
        var plan = invocation.Plan;
        var entities = EntitySelection.Of(plan, options.Only, "only", Name);
        if (options.Json)
            PlanJson.Write(invocation.Out, plan, entities);
        else if (options.Sql)
            PlanSql.Write(invocation.Out, plan, entities);
        else if (options.Cql)
            PlanCql.Write(invocation.Out, plan, entities);
        else
            PlanText.Write(invocation.Out, plan, entities);
        return Task.FromResult(ExitCode.Done);
    }
}
