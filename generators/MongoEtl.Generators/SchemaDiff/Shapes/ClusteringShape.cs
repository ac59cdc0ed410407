namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A column of a clustering key.</summary>
internal sealed record ClusteringShape(string Name, bool IsDescending);
