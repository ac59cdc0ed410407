using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary><c>$type</c>: the codes of the types allowed, -1 for MinKey, as MongoDB numbers them.</summary>
internal sealed record FieldType(string Path, EquatableArray<int> Codes) : FilterNode;
