using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary><c>$in</c>, or <c>$nin</c> where negated.</summary>
internal sealed record FieldMembership(string Path, bool IsNegated, EquatableArray<FilterValue> Choices) : FilterNode;
