using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>What a schema calls the tables of a plan.</summary>
internal static class TableIds
{
    /// <summary>The tables of some entities in both stores, and those derived from them.</summary>
    public static IReadOnlySet<TableId> Of(Plan plan, IReadOnlyList<EntityPlan> entities) => entities.SelectMany(entity => entity.Tables)
        .Select(Of)
        .Concat(entities.SelectMany(entity => entity.CassandraTables).Concat(plan.FedBy(entities).Select(derived => derived.Table))
            .Select(table => TableId.Cassandra(table.Name)))
        .ToHashSet();

    /// <summary>A PostgreSQL table.</summary>
    public static TableId Of(TablePlan table) => TableId.Postgres(table.Schema, table.Name);
}
