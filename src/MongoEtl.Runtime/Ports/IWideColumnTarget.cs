namespace MongoEtl.Runtime;

/// <summary>The store that rows of <see cref="EntityPlan.CassandraTables"/> go to: upserts by key, safe to repeat, without transactions, the value with
/// the greatest write timestamp wins. Phases, checkpoints and dead letters are not its business: the pipeline stores them once rows are acknowledged.</summary>
public interface IWideColumnTarget : IAsyncDisposable
{
    /// <summary>Creates keyspace and tables that are absent, adds missing columns, checks the columns that are there, and awaits agreement on the schema.</summary>
    /// <exception cref="TargetException">A column has another type, the keyspace is unknown, or the cluster is out of reach. No row was written.</exception>
    Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);

    /// <summary>Opens a writer for one worker. Writers of one target share its connections.</summary>
    /// <param name="entity">The entity whose rows it writes.</param>
    /// <param name="writeTimestamp">Microseconds since 1970 that every write carries; kept by resumes. A delete carries one less.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IWideColumnWriter> OpenWriterAsync(EntityPlan entity, long writeTimestamp, CancellationToken cancellation);

    /// <summary>Empties the entities' tables, those that are there.</summary>
    Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);
}
