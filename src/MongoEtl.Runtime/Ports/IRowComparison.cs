namespace MongoEtl.Runtime;

/// <summary>Compares the rows that the source's documents give with those that stand in a PostgreSQL database. Expected rows are kept
/// beside
/// the tables until it is disposed, and compared there, by the server's own <c>IS DISTINCT FROM</c>. Thread-safe.</summary>
public interface IRowComparison : IAsyncDisposable
{
    /// <summary>Opens a writer of expected rows for one worker.</summary>
    Task<IExpectedRowWriter> OpenWriterAsync(EntityPlan entity, CancellationToken cancellation);

    /// <summary>Ends the expected rows of the entities of one wave: of rows with <c>[Newest]</c> one a key is kept, and references within
    /// the wave to rows that are not expected are settled as <c>[OnUnresolved]</c> says.</summary>
    /// <returns>Rows taken out by the rule <see cref="UnresolvedRule.SetAside"/>: their documents are no dead letters, and would be
    /// now.</returns>
    Task<long> SettleAsync(IReadOnlyList<EntityPlan> wave, CancellationToken cancellation);

    /// <summary>As <see cref="IKeyStore.LoadUnlandedAsync"/>, by the expected rows instead of those that stand.</summary>
    Task LoadUnlandedAsync(KeyTargetPlan target, IKeySink sink, CancellationToken cancellation);

    /// <summary>Compares one table. The result replaces that of an earlier comparison.</summary>
    /// <exception cref="TargetException">The server cannot go on.</exception>
    Task<TableComparison> CompareAsync(EntityPlan entity, TablePlan table, CancellationToken cancellation);

    /// <summary>Writes the rows that the last comparison found missing or differing, parents before children, and with
    /// <paramref name="deleteExtra"/> removes rows that no document explains and no other row refers to.</summary>
    /// <exception cref="TargetException">The server cannot go on.</exception>
    Task<IReadOnlyList<TableRepair>> RepairAsync(bool deleteExtra, CancellationToken cancellation);
}
