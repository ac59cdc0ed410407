using System.Text.Json;

namespace MongoEtl.Cli;

/// <summary>One Cassandra table of the plan, for people and as JSON.</summary>
internal static class PlanCassandraTable
{
    public static void WriteText(TextWriter output, CqlTablePlan table)
    {
        output.WriteLine($"  cassandra  {table.Name}");
        if (table.NewestColumn is { } newest)
            output.WriteLine($"    of rows with one key, the one with the greatest {newest} is kept");
        var columns = new TextTable(("column", false), ("type", false), ("", false));
        for (var i = 0; i < table.Columns.Count; i++)
            columns.Add(table.Columns[i].Name, table.Columns[i].Type, Part(table, i));
        columns.Write(output, 4);
    }

    public static void WriteJson(Utf8JsonWriter json, CqlTablePlan table)
    {
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        JsonText.Array(json, "partitionKey", table.Columns.Take(table.PartitionKeyColumns).Select(column => column.Name));
        json.WriteStartArray("clusteringKey");
        foreach (var column in table.ClusteringKey)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteBoolean("descending", column.Descending);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        JsonText.Optional(json, "newest", table.NewestColumn);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("statements");
        json.WriteString("create", table.CreateStatement);
        json.WriteString("insert", table.InsertStatement);
        json.WriteString("delete", table.DeleteStatement);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What may surprise about it.</summary>
    public static IEnumerable<PlanHazard> Hazards(CqlTablePlan table)
    {
        if (table.NewestColumn is { } newest)
            yield return new(table.Name, $"keeps one row of several with the same ({string.Join(", ", Key(table))}): the greatest " +
                $"{newest}.");
        foreach (var column in table.Columns.Where(IsMany))
            yield return new($"{table.Name}.{column.Name}", "is not frozen: whenever it is written, Cassandra keeps a tombstone for " +
                "what it held before.");
    }

    private static bool IsMany(Internal.Column column) =>
        column.Type.EndsWith('>') && !column.Type.StartsWith("frozen<", StringComparison.Ordinal);

    /// <summary>Columns of the primary key.</summary>
    private static IEnumerable<string> Key(CqlTablePlan table) =>
        table.Columns.Take(table.PartitionKeyColumns + table.ClusteringKey.Count).Select(column => column.Name);

    private static string Part(CqlTablePlan table, int column)
    {
        if (column < table.PartitionKeyColumns)
            return "partition key";
        var clustering = column - table.PartitionKeyColumns;
        return clustering >= table.ClusteringKey.Count ? ""
            : table.ClusteringKey[clustering].Descending ? "clustering key, greatest first"
            : "clustering key";
    }
}
