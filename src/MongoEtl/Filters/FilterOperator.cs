namespace MongoEtl.Internal;

/// <summary>What a <see cref="FilterCondition"/> asks of one value. The negations are the caller's: <c>$ne</c> is not <c>$eq</c>.</summary>
internal enum FilterOperator
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Exists,
    HasType,
}
