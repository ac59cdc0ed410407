namespace MongoEtl;

/// <summary>Facts about single values that several readers need.</summary>
internal static class BsonValue
{
    /// <summary>A string's UTF-8 bytes, without its length and NUL. Not checked to be UTF-8.</summary>
    internal static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> value) => value[4..^1];

    /// <summary>Whether the value is missing, null, false, zero, an empty text, document or array.</summary>
    /// <remarks>Reference domain, 0.2; undefined counts as null.</remarks>
    internal static bool IsEmpty(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.Missing or BsonType.Null or BsonType.Undefined => true,
        BsonType.Boolean => value[0] == 0,
        BsonType.Int32 or BsonType.Int64 => !value.ContainsAnyExcept((byte)0),
        BsonType.Double => System.Buffers.Binary.BinaryPrimitives.ReadDoubleLittleEndian(value) == 0,
        BsonType.Decimal128 => new Decimal128(value).IsZero,
        BsonType.String or BsonType.Symbol => value.Length == 5,
        BsonType.Document or BsonType.Array => value.Length == 5,
        _ => false,
    };
}
