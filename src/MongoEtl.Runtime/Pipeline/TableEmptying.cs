namespace MongoEtl.Runtime;

/// <summary>Empties the tables of entities together with what state knows of their rows, in the one order that a refusal or a crash cannot harm:
/// for <c>truncate</c> and for <c>migrate --truncate</c>.</summary>
public static class TableEmptying
{
    /// <summary>Empties the tables in the stores that are not null, and with those of Cassandra the tables derived from them. The plan's lock must be
    /// held.</summary>
    /// <exception cref="TargetException">A table outside the plan refers to one of them, or a cluster is out of reach; nothing was
    /// forgotten or emptied.</exception>
    public static async Task RunAsync(
        Plan plan,
        IDerivedStore? derived,
        IStateStore state,
        IRowTarget? postgres,
        IWideColumnTarget? cassandra,
        IReadOnlyList<EntityPlan> entities,
        CancellationToken cancellation)
    {
        var tables = cassandra is null ? [] : plan.FedBy(entities);
        if (tables.Count > 0)
            ArgumentNullException.ThrowIfNull(derived);
        List<EntityPlan> inCassandra = [.. entities, .. tables.Select(table => table.AsEntity())];
        // A refusal must come before anything is forgotten: what is known of rows that stay is kept.
        if (postgres is not null)
            await postgres.CheckTruncatableAsync(entities, cancellation).ConfigureAwait(false);
        if (cassandra is not null)
            await cassandra.CheckTruncatableAsync(inCassandra, cancellation).ConfigureAwait(false);
        // Checkpoints go first: a crash in between leaves full tables to merge into. The other way round it would leave
        // empty tables and checkpoints that say their rows are there.
        foreach (var entity in inCassandra)
        {
            if (cassandra is not null)
                await state.ForgetEntityAsync(Store.Cassandra, entity.Name, cancellation).ConfigureAwait(false);
            if (postgres is not null)
                await state.ForgetEntityAsync(Store.Postgres, entity.Name, cancellation).ConfigureAwait(false);
        }
        // What was written is forgotten after it is gone: forgotten before, a crash would leave rows that nobody removes.
        if (cassandra is not null)
            await cassandra.TruncateAsync(inCassandra, cancellation).ConfigureAwait(false);
        foreach (var table in tables)
            await derived!.ForgetAsync(table, cancellation).ConfigureAwait(false);
        foreach (var entity in entities.Where(entity => cassandra is not null && derived is not null && entity.StageTables.Count > 0))
            await derived!.DropStageAsync(entity, DerivedTables.StageSchema, cancellation).ConfigureAwait(false);
        if (postgres is not null)
            await postgres.TruncateAsync(entities, cancellation).ConfigureAwait(false);
    }
}
