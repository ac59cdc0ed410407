using System.Text.Json;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>A derived table of the plan, and what is staged for it, for people and as JSON.</summary>
internal static class PlanDerivedTable
{
    public static void WriteText(TextWriter output, Plan plan, DerivedPlan table)
    {
        output.WriteLine();
        output.WriteLine($"Derived table {table.Name}");
        output.WriteLine($"  from       {string.Join(", ", plan.FeedersOf(table).Select(feeder => feeder.Name))}, when all of them are migrated");
        output.WriteLine("  query");
        foreach (var line in table.Query.Split('\n'))
            output.WriteLine($"    {line.TrimEnd()}");
        PlanCassandraTable.WriteText(output, table.Table);
    }

    public static void WriteStageText(TextWriter output, TablePlan table)
    {
        output.WriteLine($"  staged     {table.QuotedName}, in the database that keeps state");
        output.WriteLine($"    one row for each ({string.Join(", ", table.MergeKey)})" +
            (table.NewestColumn is { } newest ? $", the one with the greatest {newest}" : ""));
    }

    public static void WriteJson(Utf8JsonWriter json, Plan plan, DerivedPlan table)
    {
        json.WriteStartObject();
        JsonText.Array(json, "from", plan.FeedersOf(table).Select(feeder => feeder.Name));
        json.WriteString("query", table.Query);
        json.WriteString("fingerprint", table.Fingerprint);
        json.WritePropertyName("table");
        PlanCassandraTable.WriteJson(json, table.Table);
        json.WriteEndObject();
    }
}
