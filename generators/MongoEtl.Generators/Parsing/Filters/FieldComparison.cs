namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>A dotted path compared with a constant.</summary>
internal sealed record FieldComparison(string Path, ComparisonOperator Operator, FilterValue Operand) : FilterNode;
