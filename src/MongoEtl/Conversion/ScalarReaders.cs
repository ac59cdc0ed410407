namespace MongoEtl.Internal;

/// <summary>The conversions that generated code names for lists of scalars.</summary>
public static class ScalarReaders
{
    /// <summary>Texts.</summary>
    public static ScalarReader<string> Text { get; } = TextConversion.Text;

    /// <summary>Integers of 16 bits.</summary>
    public static ScalarReader<short> Int16 { get; } = NumberConversion.Int16;

    /// <summary>Integers of 32 bits.</summary>
    public static ScalarReader<int> Int32 { get; } = NumberConversion.Int32;

    /// <summary>Integers of 64 bits.</summary>
    public static ScalarReader<long> Int64 { get; } = NumberConversion.Int64;

    /// <summary>Floats of 32 bits.</summary>
    public static ScalarReader<float> Single { get; } = NumberConversion.Single;

    /// <summary>Floats of 64 bits.</summary>
    public static ScalarReader<double> Double { get; } = NumberConversion.Double;

    /// <summary>Decimals.</summary>
    public static ScalarReader<decimal> Decimal { get; } = NumberConversion.Decimal;

    /// <summary>Truth values.</summary>
    public static ScalarReader<bool> Boolean { get; } = TextConversion.Boolean;

    /// <summary>Moments in UTC.</summary>
    public static ScalarReader<DateTimeOffset> DateTimeOffset { get; } = DateConversion.Moment;

    /// <summary>Moments as DateTime of kind UTC.</summary>
    public static ScalarReader<DateTime> DateTime { get; } = DateConversion.UtcDateTime;

    /// <summary>UTC days.</summary>
    public static ScalarReader<DateOnly> DateOnly { get; } = DateConversion.Day;

    /// <summary>UUIDs.</summary>
    public static ScalarReader<Guid> Guid { get; } = TextConversion.Uuid;

    /// <summary>ObjectIds.</summary>
    public static ScalarReader<ObjectId> ObjectId { get; } = TextConversion.Oid;

    /// <summary>Ids of any type.</summary>
    public static ScalarReader<SourceId> SourceId { get; } = ReferenceConversion.Id;

    /// <summary>Byte arrays.</summary>
    public static ScalarReader<byte[]> Bytes { get; } = TextConversion.Bytes;

    /// <summary>References to documents of <typeparamref name="T"/>.</summary>
    public static ScalarReader<Reference<T>> Reference<T>()
        where T : class => ReferenceConversion.Mention<T>;

    /// <summary>Enum members by their texts.</summary>
    public static ScalarReader<T> Enum<T>(EnumLookup<T> lookup)
        where T : struct, Enum =>
        (BsonType type, ReadOnlySpan<byte> value, bool lenient, out T result, out string? problem) =>
            EnumConversion.Member(type, value, lenient, lookup, out result, out problem);
}
