namespace MongoEtl.Runtime;

/// <summary>Takes out what else a document gave whose row Cassandra itself refused, so that it is in no table of either store. What can be
/// known before is refused by the encoder; left are limits and indexes of the cluster's own.</summary>
internal sealed class RefusedDocument(RunContext run, EntityRun entity)
{
    /// <summary>Safe to repeat. The deletes carry the run's own timestamp, since what they take was written with it.</summary>
    /// <param name="rows">The document's rows, of all stores.</param>
    /// <param name="id">Its source id, for the message.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The leg that the letter belongs to from now on: PostgreSQL's, if the document's rows there are gone too, so that a replay
    /// begins there.</returns>
    public async Task<Store> TakeOutAsync(EncodedBatch rows, string id, CancellationToken cancellation)
    {
        await run.Cassandra.RemoveRowsAsync(entity.Plan, rows.Rows, entity.WriteTimestamp, cancellation).ConfigureAwait(false);
        var relational = entity.Plan.BuffersOf(Store.Postgres, rows.All);
        if (relational.All(buffer => buffer.Rows == 0)
            || await run.State.FindEntityAsync(Store.Postgres, entity.Name, cancellation).ConfigureAwait(false) is null)
            return Store.Cassandra;
        if (run.Ports.Postgres is not { } postgres)
        {
            run.Warn(entity.Name, $"{id} is refused by Cassandra and keeps its rows in PostgreSQL, which is no target of this run.");
            return Store.Cassandra;
        }
        if (await postgres.RemoveUnreferencedRowsAsync(entity.Plan, relational, cancellation).ConfigureAwait(false))
            return Store.Postgres;
        run.Warn(entity.Name, $"{id} is refused by Cassandra and keeps its rows in PostgreSQL, because other rows there refer to them.");
        return Store.Cassandra;
    }
}
