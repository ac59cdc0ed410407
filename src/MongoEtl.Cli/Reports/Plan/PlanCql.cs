using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>The plan's Cassandra tables as a CQL script.</summary>
internal static class PlanCql
{
    public static void Write(TextWriter output, Plan plan, IReadOnlyList<EntityPlan> entities)
    {
        output.WriteLine($"-- Plan {plan.Name}: the Cassandra tables of a migration. No statement names the keyspace, which is a setting.");
        output.WriteLine("-- Rows are inserted, and those taken back deleted, by prepared statements that stand here as comments.");
        var derived = plan.FedBy(entities);
        foreach (var table in entities.SelectMany(entity => entity.CassandraTables).Concat(derived.Select(table => table.Table)))
        {
            output.WriteLine();
            output.WriteLine($"{table.CreateStatement};");
        }
        foreach (var entity in entities.Where(entity => entity.CassandraTables.Count > 0))
        {
            output.WriteLine();
            output.WriteLine($"-- Entity {entity.Name} (wave {entity.Wave + 1}).");
            foreach (var table in entity.CassandraTables)
            {
                PlanSql.Comment(output, table.InsertStatement);
                PlanSql.Comment(output, table.DeleteStatement);
            }
        }
        foreach (var table in derived)
        {
            output.WriteLine();
            output.WriteLine($"-- Derived table {table.Name}.");
            PlanSql.Comment(output, table.Table.InsertStatement);
            PlanSql.Comment(output, table.Table.DeleteStatement);
        }
        if (entities.All(entity => entity.CassandraTables.Count == 0))
            output.WriteLine("-- There are none.");
    }
}
