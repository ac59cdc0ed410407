namespace MongoEtl.Cassandra;

/// <summary>A column as it stands in the cluster.</summary>
/// <param name="Type">Its type in CQL.</param>
/// <param name="Kind"><c>partition_key</c>, <c>clustering</c>, <c>regular</c> or <c>static</c>.</param>
/// <param name="Position">Its place in its part of the key, from 0; -1 outside.</param>
/// <param name="Descending">True for a clustering column with the greatest value first.</param>
internal sealed record LiveColumn(string Type, string Kind, int Position, bool Descending);
