namespace MongoEtl.Generators.Parsing.Filters;

/// <summary><c>$exists</c>: true or false.</summary>
internal sealed record FieldExistence(string Path, bool Exists) : FilterNode;
