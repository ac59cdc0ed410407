namespace MongoEtl.Generators.Model;

/// <summary>A column of a clustering key.</summary>
internal sealed record ClusteringColumnModel(string Name, bool Descending);
