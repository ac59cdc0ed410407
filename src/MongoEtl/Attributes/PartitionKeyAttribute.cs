namespace MongoEtl;

/// <summary>The column belongs to the partition key of a Cassandra table: it decides which nodes hold the row. Every
/// <see cref="CassandraTableAttribute"/> class has at least one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PartitionKeyAttribute : Attribute
{
    /// <summary>The column's 0-based place where several columns make the partition key.</summary>
    public int Order { get; init; }
}
