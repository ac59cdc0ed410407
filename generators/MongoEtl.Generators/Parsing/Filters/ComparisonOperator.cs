namespace MongoEtl.Generators.Parsing.Filters;

/// <summary><c>$eq</c> (also by a plain value), <c>$ne</c>, <c>$gt</c>, <c>$gte</c>, <c>$lt</c>, <c>$lte</c>.</summary>
internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}
