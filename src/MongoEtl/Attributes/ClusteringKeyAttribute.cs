namespace MongoEtl;

/// <summary>The column belongs to the clustering key of a Cassandra table: within a partition it tells rows apart, and orders
/// them.</summary>
/// <param name="order">The column's 0-based place in the clustering key.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClusteringKeyAttribute(int order = 0) : Attribute
{
    /// <summary>The column's 0-based place in the clustering key.</summary>
    public int Order { get; } = order;

    /// <summary>Whether the greatest value comes first.</summary>
    public bool Descending { get; init; }
}
