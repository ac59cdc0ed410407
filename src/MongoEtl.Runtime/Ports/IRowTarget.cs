namespace MongoEtl.Runtime;

/// <summary>The PostgreSQL database that rows go to. The steps after the rows each commit together with the entity's next phase, so that a crash
/// repeats a step or not, never half of it.</summary>
public interface IRowTarget : IAsyncDisposable
{
    /// <summary>Creates enum types and tables that are absent, adds missing columns, and checks the columns that are there.</summary>
    /// <exception cref="TargetException">A column has another type, or the server is too old or out of reach. Nothing was written.</exception>
    Task PrepareAsync(Plan plan, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);

    /// <summary>True when every table of the entity is empty.</summary>
    Task<bool> AreTablesEmptyAsync(EntityPlan entity, CancellationToken cancellation);

    /// <summary>Makes the entity's tables ready for its first row; safe to repeat, also on a resume. Load: takes away the plan's foreign keys, and its
    /// indexes as far as nothing depends on them, that still stand on the empty tables (they were truncated), for rows of one wave come in any order.
    /// Merge: builds the primary and merge keys that are missing. Moves no phase.</summary>
    Task ReadyAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation);

    /// <summary>Opens a writer for one worker: one connection, one transaction at a time.</summary>
    Task<IRowWriter> OpenWriterAsync(EntityPlan entity, LoadMode mode, CancellationToken cancellation);

    /// <summary>Builds the primary key, merge key and unique indexes first, then the other indexes, skipping those that stand and
    /// rebuilding invalid ones. Rows that a unique index refuses are removed but one, by a stated order, and reported.
    /// Moves the entity to <see cref="EntityPhase.Keyed"/>. In the same transaction each removed row is stored as a dead letter (its
    /// <see cref="DeadLetter.Table"/>, and in <see cref="DeadLetter.Path"/> the index that refused it) whose <see cref="DeadLetter.Document"/> is empty,
    /// so that a crash forgets none; the pipeline fills the bytes in from the source afterwards.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="jobs">Processes of the server that build one index together; null: as many as it likes, at least three if it can.</param>
    /// <returns>The rows removed, each by its table and its column values as text.</returns>
    Task<IReadOnlyList<RemovedRow>> BuildIndexesAsync(EntityPlan entity, CancellationToken cancellation, int? jobs = null);

    /// <summary>Applies <c>[OnUnresolved]</c> to references within one wave whose row did not land; returns how many per field. Rows that the rule
    /// <see cref="UnresolvedRule.SetAside"/> removes are reported in <paramref name="removed"/>, and stored as
    /// <see cref="BuildIndexesAsync"/> does. Counts are added to the entity's counts in the same transaction. Moves the entity to
    /// <see cref="EntityPhase.Settled"/>; may be called again there, after another entity lost rows.</summary>
    Task<IReadOnlyDictionary<string, long>> SettleAsync(EntityPlan entity, ICollection<RemovedRow> removed, CancellationToken cancellation);

    /// <summary>Takes out what is left of documents that lost a row: deletes from the entity's tables the rows whose merge key the buffers hold (and whose
    /// source id is the same, where the table has that column). Safe to repeat.</summary>
    Task RemoveRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation);

    /// <summary>The same for a document that another store refused after its rows had landed here, unless other rows refer to them: then
    /// nothing is taken out, since that would change rows of other documents.</summary>
    /// <returns>Whether they are gone.</returns>
    Task<bool> RemoveUnreferencedRowsAsync(EntityPlan entity, IReadOnlyList<RowBuffer> rows, CancellationToken cancellation);

    /// <summary>Adds the foreign keys that are absent, not valid first, then validated; one whose parent table has no key yet (it was never migrated)
    /// is left for a later run. Moves the entity to <see cref="EntityPhase.Constrained"/>.</summary>
    Task ConstrainAsync(EntityPlan entity, CancellationToken cancellation);

    /// <summary>Sets sequences past the highest key and gathers statistics. Moves the entity to <see cref="EntityPhase.Done"/>.</summary>
    Task FinishAsync(EntityPlan entity, CancellationToken cancellation);

    /// <summary>Begins to compare the entities' tables with what the source gives. Leftovers of an earlier comparison are removed.</summary>
    /// <exception cref="NotSupportedException">The target cannot be read.</exception>
    Task<IRowComparison> BeginComparisonAsync(ComparisonScope scope, CancellationToken cancellation) =>
        throw new NotSupportedException("This target cannot be compared.");

    /// <summary>Runs a statement in a transaction that cannot write, streaming its rows; values come as the server prints them, absent ones as
    /// null.</summary>
    /// <exception cref="TargetException">The server refuses it, or is out of reach.</exception>
    IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(string sql, CancellationToken cancellation) =>
        throw new NotSupportedException("This target cannot be read.");

    /// <summary>Rows in a table, for reports.</summary>
    Task<long> CountRowsAsync(TablePlan table, CancellationToken cancellation);

    /// <summary>Asks, before anything is forgotten, whether the entities' tables can be emptied. Changes nothing.</summary>
    /// <exception cref="TargetException">A table outside these entities refers to one of them.</exception>
    Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);

    /// <summary>Empties the entities' tables in dependency order.</summary>
    /// <exception cref="TargetException">A table outside the plan refers to one of them; nothing was emptied.</exception>
    Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation);
}
