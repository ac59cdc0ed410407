namespace MongoEtl;

/// <summary>A Cassandra table whose rows are the result of a query over stage tables.</summary>
public sealed record DerivedPlan
{
    /// <summary>The table's name, by which reports and state know it.</summary>
    public string Name => Table.Name;

    /// <summary>The query, as the class writes it. Stage tables stand in it without a schema.</summary>
    public required string Query { get; init; }

    /// <summary>The table.</summary>
    public required CqlTablePlan Table { get; init; }

    /// <summary>The PostgreSQL type of each of the table's columns in the query's result, in their order.</summary>
    public required IReadOnlyList<string> ResultTypes { get; init; }

    /// <summary>Changes whenever the source text of the class does.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Makes a buffer for rows of the table.</summary>
    public required Func<RowBuffer> CreateBuffer { get; init; }

    /// <summary>Appends a row of the result to a buffer that <see cref="CreateBuffer"/> made.</summary>
    public required Action<RowBuffer, DerivedRow> Encode { get; init; }
}
