namespace MongoEtl.Internal;

/// <summary>One operator with its operand, asked of each value that a path reaches.</summary>
/// <remarks>MongoDB manual, "Comparison/Sort Order" (type bracketing) and "Query for Null or Missing Fields".</remarks>
internal readonly ref struct FilterCondition
{
    private readonly FilterOperator _operator;
    private readonly BsonType _operandType;
    private readonly ReadOnlySpan<byte> _operand;
    private readonly ReadOnlySpan<BsonType> _types;

    internal FilterCondition(FilterOperator @operator, BsonType operandType, ReadOnlySpan<byte> operand)
    {
        _operator = @operator;
        _operandType = operandType;
        _operand = operand;
    }

    internal FilterCondition(ReadOnlySpan<BsonType> types)
    {
        _operator = FilterOperator.HasType;
        _types = types;
    }

    /// <summary>Whether one value passes; <see cref="BsonType.Missing"/> stands for a path that leads nowhere.</summary>
    internal bool Holds(BsonType type, ReadOnlySpan<byte> value) => _operator switch
    {
        FilterOperator.Exists => type != BsonType.Missing,
        FilterOperator.HasType => type != BsonType.Missing && _types.Contains(type),
        FilterOperator.In => IsOneOf(type, value),
        _ => Compares(_operator, type, value, _operandType, _operand),
    };

    private bool IsOneOf(BsonType type, ReadOnlySpan<byte> value)
    {
        var choices = new BsonElementReader(_operand);
        while (choices.MoveNext())
            if (Compares(FilterOperator.Equal, type, value, choices.Type, choices.Value))
                return true;
        return false;
    }

    private static bool Compares(
        FilterOperator asked, BsonType type, ReadOnlySpan<byte> value, BsonType operandType, ReadOnlySpan<byte> operand)
    {
        // Most filters ask whether a text is a given one: equal strings have equal bytes, length included.
        if (type == BsonType.String && operandType == BsonType.String && asked == FilterOperator.Equal)
            return value.SequenceEqual(operand);
        if (type == BsonType.Missing)
            return operandType == BsonType.Null && AllowsEqual(asked);
        // Values of another bracket never match. Since MongoDB 8.0 that includes undefined against null.
        if (BsonOrder.Bracket(type) != BsonOrder.Bracket(operandType))
            return false;
        // In sort order NaN is the least number; a query's < and > leave it out, and it equals only itself.
        var isNaN = BsonNumberOrder.IsNaN(type, value);
        if (isNaN || BsonNumberOrder.IsNaN(operandType, operand))
            return isNaN && BsonNumberOrder.IsNaN(operandType, operand) && AllowsEqual(asked);
        var order = BsonOrder.CompareInBracket(type, value, operandType, operand);
        return asked switch
        {
            FilterOperator.Equal => order == 0,
            FilterOperator.Less => order < 0,
            FilterOperator.LessOrEqual => order <= 0,
            FilterOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static bool AllowsEqual(FilterOperator asked) =>
        asked is FilterOperator.Equal or FilterOperator.LessOrEqual or FilterOperator.GreaterOrEqual;
}
