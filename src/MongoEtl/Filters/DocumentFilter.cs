namespace MongoEtl.Internal;

/// <summary>The conditions that a generated collection filter is made of, each with the meaning a MongoDB server gives it.</summary>
/// <remarks>
/// <para>MongoDB manual 8.x, "Query Predicates". Paths are dotted UTF-8; operands are BSON values without type byte and name.
/// Nothing is allocated. Negations are written by the caller with <c>!</c>, which gives <c>$ne</c>, <c>$nin</c> and <c>$not</c>
/// their meaning for arrays and missing elements.</para>
/// <para>Every method throws <see cref="BsonFormatException"/> where the bytes it has to look at are malformed.</para>
/// </remarks>
public static class DocumentFilter
{
    /// <summary><c>$eq</c>: a value at the path, an array as a whole or an element of it equals the operand; missing is null.</summary>
    public static bool Equal(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, BsonType type, ReadOnlySpan<byte> operand) =>
        Any(document, path, new FilterCondition(FilterOperator.Equal, type, operand));

    /// <summary><c>$lt</c>, among values of the operand's bracket.</summary>
    public static bool Less(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, BsonType type, ReadOnlySpan<byte> operand) =>
        Any(document, path, new FilterCondition(FilterOperator.Less, type, operand));

    /// <summary><c>$lte</c>, among values of the operand's bracket.</summary>
    public static bool LessOrEqual(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, BsonType type, ReadOnlySpan<byte> operand) =>
        Any(document, path, new FilterCondition(FilterOperator.LessOrEqual, type, operand));

    /// <summary><c>$gt</c>, among values of the operand's bracket.</summary>
    public static bool Greater(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, BsonType type, ReadOnlySpan<byte> operand) =>
        Any(document, path, new FilterCondition(FilterOperator.Greater, type, operand));

    /// <summary><c>$gte</c>, among values of the operand's bracket.</summary>
    public static bool GreaterOrEqual(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, BsonType type, ReadOnlySpan<byte> operand) =>
        Any(document, path, new FilterCondition(FilterOperator.GreaterOrEqual, type, operand));

    /// <summary><c>$in</c>: equal to one of the elements of <paramref name="choices"/>, a BSON array.</summary>
    public static bool In(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, ReadOnlySpan<byte> choices) =>
        Any(document, path, new FilterCondition(FilterOperator.In, BsonType.Array, choices));

    /// <summary><c>$exists: true</c>: the path reaches something, be it null.</summary>
    public static bool Exists(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path) =>
        Any(document, path, new FilterCondition(FilterOperator.Exists, BsonType.Missing, default));

    /// <summary><c>$type</c>: the value, or an element of the array, is of one of the types.</summary>
    public static bool HasType(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, ReadOnlySpan<BsonType> types) =>
        Any(document, path, new FilterCondition(types));

    private static bool Any(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, in FilterCondition condition)
    {
        try
        {
            return FilterPath.Any(document, path, condition);
        }
        catch (BsonFormatException)
        {
            // Offsets found on the way count from an embedded document; the validator's count from the document itself.
            BsonValidator.Validate(document);
            throw;
        }
    }
}
