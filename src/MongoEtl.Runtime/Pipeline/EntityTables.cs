namespace MongoEtl.Runtime;

/// <summary>An entity's tables in one store.</summary>
public static class EntityTables
{
    /// <summary>Whether the entity has a part in the store's leg. One without any table is kept with PostgreSQL, where its keys are.</summary>
    public static bool IsIn(this EntityPlan entity, Store store) =>
        store == Store.Cassandra ? entity.CassandraTables.Count > 0 : entity.Tables.Count > 0 || entity.CassandraTables.Count == 0;

    /// <summary>Names in the order of their row buffers.</summary>
    public static IReadOnlyList<string> TableNames(this EntityPlan entity, Store store) => store == Store.Cassandra
        ? [.. entity.CassandraTables.Select(table => table.Name)]
        : [.. entity.Tables.Select(table => table.Name)];

    /// <summary>Of the buffers that <see cref="EntityEncoder.CreateBuffers"/> made, those of the store's tables.</summary>
    public static ArraySegment<RowBuffer> BuffersOf(this EntityPlan entity, Store store, RowBuffer[] all) => store == Store.Cassandra
        ? new ArraySegment<RowBuffer>(all, entity.Tables.Count, entity.CassandraTables.Count)
        : new ArraySegment<RowBuffer>(all, 0, entity.Tables.Count);

    /// <summary>The same and, in the Cassandra leg, those of the stage tables behind them.</summary>
    public static ArraySegment<RowBuffer> LegBuffersOf(this EntityPlan entity, Store store, RowBuffer[] all) => store == Store.Cassandra
        ? new ArraySegment<RowBuffer>(all, entity.Tables.Count, entity.CassandraTables.Count + entity.StageTables.Count)
        : entity.BuffersOf(store, all);
}
