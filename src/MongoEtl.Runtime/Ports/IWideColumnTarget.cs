namespace MongoEtl.Runtime;

/// <summary>The store that rows of <see cref="EntityPlan.CassandraTables"/> go to: upserts by key, safe to repeat, without transactions,
/// the value with the greatest write timestamp wins. Phases, checkpoints and dead letters are not its business: the pipeline stores them
/// once rows are acknowledged.</summary>
public interface IWideColumnTarget : IAsyncDisposable
{
    /// <summary>Tells one destination of rows from another; without credentials. Kept with an entity's state, so that what was begun for
    /// one is not gone on with in another.</summary>
    string Destination { get; }

    /// <summary>Creates keyspace and tables that are absent, adds missing columns, checks the columns that are there, and awaits agreement
    /// on the schema.</summary>
    /// <exception cref="TargetException">A column has another type, the keyspace is unknown, or the cluster is out of reach. No row was
    /// written.</exception>
    Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);

    /// <summary>Opens a writer for one worker. Writers of one target share its connections.</summary>
    /// <param name="entity">The entity whose rows it writes.</param>
    /// <param name="writeTimestamp">Microseconds since 1970 that every write carries; kept by resumes. A delete carries one less.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IWideColumnWriter> OpenWriterAsync(EntityPlan entity, long writeTimestamp, CancellationToken cancellation);

    /// <summary>Comes once all rows of an entity are acknowledged, and before state says that it is done. Safe to repeat.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="writeTimestamp">As for <see cref="OpenWriterAsync"/>.</param>
    /// <param name="partitions">All of its parts, with the rows of each.</param>
    /// <param name="cancellation">Stops it.</param>
    Task FinishAsync(
        EntityPlan entity, long writeTimestamp, IReadOnlyList<PartitionState> partitions, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Comes at the end of a run, once all its entities are done.</summary>
    Task CompleteAsync(Plan plan, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Whether nothing stands in a table, so that all of a derived table has to be written. Also of a store that is written whole
    /// each time.</summary>
    Task<bool> IsEmptyAsync(CqlTablePlan table, CancellationToken cancellation);

    /// <summary>Reads a whole table, for reports.</summary>
    Task<TableContent> ExamineAsync(CqlTablePlan table, CancellationToken cancellation);

    /// <summary>Deletes rows by their keys, one buffer for each of <see cref="EntityPlan.CassandraTables"/> in their order. Safe to
    /// repeat.</summary>
    /// <param name="entity">The entity whose tables they are in.</param>
    /// <param name="rows">The rows; only their keys count.</param>
    /// <param name="deleteTimestamp">Microseconds since 1970: what was written then or before is gone, what is written later is not. One
    /// less than a run's own timestamp spares its own rows; that timestamp itself takes them as well, for of equals the delete
    /// wins.</param>
    /// <param name="cancellation">Stops it.</param>
    Task RemoveRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, long deleteTimestamp, CancellationToken cancellation);

    /// <summary>Looks up what stands in a table with <c>[Newest]</c> under the keys of some rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Complete rows in the encoder's bytes; only their keys count.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>For each row what stands there, or null.</returns>
    Task<IReadOnlyList<StandingRow?>> FindRowsAsync(CqlTablePlan table, ReadOnlyMemory<byte> rows, CancellationToken cancellation);

    /// <summary>Begins to compare tables with what the source gives.</summary>
    /// <exception cref="TargetException">The store cannot be compared, or is out of reach.</exception>
    Task<IWideColumnComparison> BeginComparisonAsync(CancellationToken cancellation) =>
        throw new TargetException($"{Destination} cannot be read: rows that went to files are not validated.");

    /// <summary>Reads columns of a table, page by page; values come as text, absent ones as null.</summary>
    /// <exception cref="TargetException">The store refuses it, or is out of reach.</exception>
    IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(string table, IReadOnlyList<string> columns, CancellationToken cancellation) =>
        throw new TargetException($"{Destination} cannot be read.");

    /// <summary>Reads the columns of the partition key of a table, once for each partition, as <see cref="ReadAsync"/> does.</summary>
    /// <exception cref="TargetException">The store refuses it, or is out of reach.</exception>
    IAsyncEnumerable<IReadOnlyList<string?>> ReadPartitionsAsync(
        string table, IReadOnlyList<string> partitionKey, CancellationToken cancellation) =>
        throw new TargetException($"{Destination} cannot be read.");

    /// <summary>Asks, before anything is forgotten, whether the cluster can be reached. Changes nothing.</summary>
    /// <exception cref="TargetException">It cannot be, as the settings say.</exception>
    Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);

    /// <summary>Empties the entities' tables, those that are there.</summary>
    Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);
}
