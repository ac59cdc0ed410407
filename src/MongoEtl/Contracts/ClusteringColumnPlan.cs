namespace MongoEtl;

/// <summary>A column of a clustering key.</summary>
/// <param name="Name">The column, unquoted.</param>
/// <param name="Descending">True when rows of a partition lie greatest first.</param>
public sealed record ClusteringColumnPlan(string Name, bool Descending);
