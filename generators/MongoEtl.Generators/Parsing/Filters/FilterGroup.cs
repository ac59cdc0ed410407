using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Parts that hold together, alternatively, or not at all.</summary>
internal sealed record FilterGroup(FilterGroupKind Kind, EquatableArray<FilterNode> Parts) : FilterNode;
