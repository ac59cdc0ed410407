namespace MongoEtl.Cli;

/// <summary>Changes of a schema as scripts for psql and cqlsh.</summary>
internal static class SchemaScript
{
    /// <summary>SQL, each step a transaction but where the server refuses one.</summary>
    public static string Sql(string plan, IEnumerable<SchemaChangePlan> changes) =>
        $"-- Plan {plan}: changes of the PostgreSQL tables, in order. Run with psql --set ON_ERROR_STOP=1.\nSET lock_timeout = '2s';\n"
        + string.Concat(changes.Where(change => !change.IsCassandra).Select(change =>
            $"\n-- {OneLine(change.Description)}\n" + string.Concat(change.Statements.Select(Transaction))));

    /// <summary>CQL.</summary>
    public static string Cql(string plan, IEnumerable<SchemaChangePlan> changes) =>
        $"-- Plan {plan}: changes of the Cassandra tables, in order. Run with cqlsh -k KEYSPACE, and let the nodes agree after each.\n"
        + string.Concat(changes.Where(change => change.IsCassandra).Select(change =>
            $"\n-- {OneLine(change.Description)}\n" + string.Concat(change.Statements.Select(statement => $"{statement};\n"))));

    /// <summary>A statement alone is a transaction anyway; several need one around them.</summary>
    private static string Transaction(string text) =>
        text.Contains(";\n", StringComparison.Ordinal) ? $"BEGIN;\n{text};\nCOMMIT;\n" : $"{text};\n";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
