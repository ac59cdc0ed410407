namespace MongoEtl.Runtime;

/// <summary>What a check may ask. Nothing of it writes.</summary>
public interface ICheckContext
{
    /// <summary>Most samples that a result should have.</summary>
    int MostSamples { get; }

    /// <summary>The plan.</summary>
    Plan Plan { get; }

    /// <summary>Services of the program.</summary>
    IServiceProvider Services { get; }

    /// <summary>Whether the store is part of the run.</summary>
    bool Has(Store store);

    /// <summary>Runs a statement that reads in PostgreSQL, in a transaction that cannot write, streaming its rows; values come as the
    /// server
    /// prints them (booleans as <c>t</c> and <c>f</c>), absent ones as null.</summary>
    /// <exception cref="TargetException">The server refuses it.</exception>
    IAsyncEnumerable<IReadOnlyList<string?>> PostgresAsync(string sql, CancellationToken cancellation);

    /// <summary>Reads columns of a Cassandra table of the run's keyspace, page by page; values come as <c>cqlsh</c>'s COPY writes them
    /// (booleans
    /// as <c>True</c> and <c>False</c>), absent ones as null.</summary>
    /// <exception cref="TargetException">The cluster refuses it: a table or column is absent, say.</exception>
    IAsyncEnumerable<IReadOnlyList<string?>> CassandraAsync(string table, IReadOnlyList<string> columns, CancellationToken cancellation);

    /// <summary>Reads the partition key of every partition of a Cassandra table, once each and page by page; values come as those of
    /// <see cref="CassandraAsync"/>. Of partitions with many rows that is much quicker than reading the rows.</summary>
    /// <exception cref="TargetException">The cluster refuses it: the table is absent, say.</exception>
    IAsyncEnumerable<IReadOnlyList<string?>> CassandraPartitionsAsync(CqlTablePlan table, CancellationToken cancellation);

    /// <summary>Rows that the filtered source gives, by table, dead letters left out; null in a sample.</summary>
    Task<IReadOnlyDictionary<string, long>?> ExpectedRowsAsync(Store store, CancellationToken cancellation);

    /// <summary>Reads the documents of an entity again that its filter lets pass and that are no dead letters, one after another.</summary>
    /// <param name="entity">The entity's name.</param>
    /// <param name="visit">Takes each document; it moves on behind the call.</param>
    /// <param name="cancellation">Stops it.</param>
    Task VisitDocumentsAsync(string entity, Action<RawBson> visit, CancellationToken cancellation);
}
