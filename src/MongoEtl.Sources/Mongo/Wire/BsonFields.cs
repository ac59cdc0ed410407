using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>What single elements of servers' answers say, whatever numeric type the server chose. Values are those of
/// <see cref="BsonElementReader"/>.</summary>
internal static class BsonFields
{
    private const long FirstMoment = -62135596800000;
    private const long LastMoment = 253402300799999;

    /// <summary>A number of any type as an integer; null if it is none, or does not fit.</summary>
    public static long? Integer(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(value),
        BsonType.Double when BinaryPrimitives.ReadDoubleLittleEndian(value) is >= -9e15 and <= 9e15 and var number => (long)number,
        _ => null,
    };

    /// <summary>As <see cref="Integer"/>, of 32 bits.</summary>
    public static int? Int32(BsonType type, ReadOnlySpan<byte> value) =>
        Integer(type, value) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;

    /// <summary>Whether the value is true, as <c>ok</c> and flags of <c>hello</c> are: a boolean, or a number other than zero.</summary>
    public static bool IsTrue(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.Boolean => value[0] != 0,
        BsonType.Double => BinaryPrimitives.ReadDoubleLittleEndian(value) is not 0,
        _ => Integer(type, value) is not (null or 0),
    };

    /// <summary>The text of a string; null for other types.</summary>
    public static string? Text(BsonType type, ReadOnlySpan<byte> value) =>
        type == BsonType.String ? Encoding.UTF8.GetString(value[4..^1]) : null;

    /// <summary>The strings of an array; other elements are passed over.</summary>
    public static IReadOnlyList<string> Texts(BsonType type, ReadOnlySpan<byte> value)
    {
        if (type != BsonType.Array)
            return [];
        var texts = new List<string>();
        var reader = new BsonElementReader(value);
        while (reader.MoveNext())
        {
            if (Text(reader.Type, reader.Value) is { } text)
                texts.Add(text);
        }
        return texts;
    }

    /// <summary>Milliseconds since 1970 of a date; null for other types and for moments outside the years 1 to 9999.</summary>
    public static DateTimeOffset? Moment(BsonType type, ReadOnlySpan<byte> value) =>
        type == BsonType.DateTime && BinaryPrimitives.ReadInt64LittleEndian(value) is >= FirstMoment and <= LastMoment and var milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
