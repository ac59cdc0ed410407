namespace MongoEtl;

/// <summary>One Cassandra table, with every statement about it made at compile time. Statements name no keyspace: it is a setting,
/// and the connection's. Identifiers in statements are quoted.</summary>
public sealed record CqlTablePlan
{
    /// <summary>The table, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>Columns the migration writes, in the order of the insert statement's markers: the partition key's, then the clustering key's,
    /// then the others as declared. <see cref="Internal.Column.Type"/> is the CQL type.</summary>
    public required IReadOnlyList<Internal.Column> Columns { get; init; }

    /// <summary>Number of leading <see cref="Columns"/> that make the partition key; at least 1.</summary>
    public required int PartitionKeyColumns { get; init; }

    /// <summary>The clustering key: the columns behind the partition key's, in order.</summary>
    public required IReadOnlyList<ClusteringColumnPlan> ClusteringKey { get; init; }

    /// <summary>The column compared by <see cref="NewestAttribute"/>, or null.</summary>
    public string? NewestColumn { get; init; }

    /// <summary>The column that holds the source id's text, where there is one.</summary>
    public string? SourceIdColumn { get; init; }

    /// <summary>True when a document can give several rows or rows are optional, so a missing row is no surprise.</summary>
    public bool IsOptional { get; init; }

    /// <summary><c>CREATE TABLE IF NOT EXISTS</c>.</summary>
    public required string CreateStatement { get; init; }

    /// <summary><c>INSERT INTO ... VALUES (?, ...)</c> with one marker a column; an absent value is bound as unset.</summary>
    public required string InsertStatement { get; init; }

    /// <summary><c>DELETE FROM ... WHERE</c> with one marker for each column of the primary key.</summary>
    public required string DeleteStatement { get; init; }
}
