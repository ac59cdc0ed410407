using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Changes of a schema, for people.</summary>
internal static class SchemaText
{
    /// <summary>What was changed since the lock file.</summary>
    public static void Write(TextWriter output, SchemaPlan schema)
    {
        if (!schema.HasLock)
        {
            output.WriteLine("This program was built without a schema.lock.json to compare with: write it with schema accept, commit it, and "
                + "build again.");
            return;
        }
        if (schema.Changes.Count == 0)
        {
            output.WriteLine("The classes ask for what schema.lock.json says.");
            return;
        }
        output.WriteLine($"{Numbers.Of(schema.Changes.Count, "change")} since schema.lock.json:");
        foreach (var change in schema.Changes)
            Write(output, change.IsCassandra ? "Cassandra" : "PostgreSQL", change.Description, change.Hazard, change.Statements);
    }

    /// <summary>How a store differs from the classes.</summary>
    public static void Write(TextWriter output, string store, SchemaComparison found)
    {
        output.WriteLine(found.Steps.Count > 0 ? $"{store} differs from the classes; {Numbers.Of(found.Steps.Count, "change")}:"
            : found.IsAsAsked ? $"{store} is as the classes ask." : $"{store} is not as the classes ask:");
        for (var i = 0; i < found.Steps.Count; i++)
        {
            var step = found.Steps[i];
            Write(output, store, ChangeText.Of(step.Change), found.Hazards[i]?.Id ?? "",
                step.Statements.Select(statement => statement.Text));
        }
        foreach (var obstacle in found.Obstacles)
            output.WriteLine($"  to be done by hand: {obstacle.Text}");
        foreach (var undeclared in found.Undeclared)
            output.WriteLine($"  left alone: {undeclared}");
    }

    private static void Write(TextWriter output, string store, string description, string hazard, IEnumerable<string> statements)
    {
        output.WriteLine($"  {store}: {description}{(hazard is "" or "METL062" ? "" : $" ({hazard})")}");
        foreach (var line in statements.SelectMany(statement => (statement + ";").Split('\n')))
            output.WriteLine($"      {line}");
    }
}
