using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>The scripts of a bundle.</summary>
internal static class BundleScripts
{
    /// <summary><c>schema.cql</c>: keyspace and all tables of the plan.</summary>
    internal static string Schema(BundleOptions options, Plan plan)
    {
        var script = new StringBuilder();
        script.Append($"-- Keyspace and Cassandra tables of plan {plan.Name}. What exists is left as it is.\n");
        if (options.Replication is null)
            script.Append("-- Three replicas (CASSANDRA_REPLICATION says otherwise): change it for a cluster of fewer nodes.\n");
        script.Append($"{SchemaPreparation.CreateKeyspace(options.Keyspace, Replication(options))};\n\n");
        script.Append($"{CqlText.Use(options.Keyspace)};\n");
        foreach (var table in Tables(plan))
            script.Append($"\n{table.CreateStatement};\n");
        return script.ToString();
    }

    /// <summary><c>load.cql</c>: what loads the tables that are in the folder.</summary>
    internal static string Load(BundleOptions options, Plan plan, BundleFolder folder)
    {
        var script = new StringBuilder();
        script.Append("-- Loads this bundle. In this folder, with a locale of UTF-8: cqlsh HOST -f load.cql\n");
        script.Append("-- Loading it again changes nothing but the times of writing. Absent values are in no cell: no tombstone is written.\n");
        script.Append("-- TABLE.rows.cql has the rows that COPY cannot read, such as those with line breaks or very long texts.\n");
        script.Append($"SOURCE 'schema.cql';\n{CqlText.Use(options.Keyspace)};\nCONSISTENCY {options.WriteConsistency};\n");
        foreach (var load in Tables(plan).Select(table => folder.LoadOf(table.Name)).Where(File.Exists))
            script.Append('\n').Append(File.ReadAllText(load));
        return script.ToString();
    }

    private static IEnumerable<CqlTablePlan> Tables(Plan plan) =>
        plan.Entities.SelectMany(entity => entity.CassandraTables).Concat(plan.Derived.Select(derived => derived.Table));

    private static string Replication(BundleOptions options) => options.Replication
        ?? $"{{'class': 'NetworkTopologyStrategy', '{Place(options.DataCenter)}': 3}}";

    private static string Place(string? dataCenter) => dataCenter?.Replace("'", "''", StringComparison.Ordinal) ?? "replication_factor";
}
