namespace MongoEtl.Internal;

/// <summary>Enum members by their texts.</summary>
internal static class EnumConversion
{
    internal static bool Member<T>(
        BsonType type, ReadOnlySpan<byte> value, bool lenient, EnumLookup<T> lookup, out T result, out string? problem)
        where T : struct, Enum
    {
        result = default;
        problem = null;
        var known = type is BsonType.String or BsonType.Symbol
            ? lookup(BsonValue.Text(value), out result)
            : lenient && ScalarText.Digits(type, value) is { } digits && lookup(System.Text.Encoding.UTF8.GetBytes(digits), out result);
        if (!known && (type is BsonType.String or BsonType.Symbol || lenient))
            problem = Problems.UnknownText;
        return known;
    }
}
