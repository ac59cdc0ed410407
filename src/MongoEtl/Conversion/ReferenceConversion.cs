using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace MongoEtl.Internal;

/// <summary>Source ids and references.</summary>
/// <remarks>Reference domain, 0.3, except that an array is a mismatch rather than null.</remarks>
internal static class ReferenceConversion
{
    internal static bool Id(BsonType type, ReadOnlySpan<byte> value, bool lenient, out SourceId result, out string? problem)
    {
        problem = null;
        if (type == BsonType.ObjectId)
        {
            result = new SourceId(new ObjectId(value));
            return true;
        }
        try
        {
            result = SourceId.FromBson(type, value);
            return true;
        }
        catch (BsonFormatException)
        {
            // The fault goes on as a mismatch that names the field, which bytes at an offset do not.
            problem = type is BsonType.String or BsonType.Symbol ? Problems.InvalidUtf8 : Problems.Malformed;
            result = default;
            return false;
        }
    }

    internal static bool Mention<T>(BsonType type, ReadOnlySpan<byte> value, bool lenient, out Reference<T> result, out string? problem)
        where T : class
    {
        result = default;
        problem = null;
        switch (type)
        {
            case BsonType.ObjectId:
                result = Reference<T>.To(new SourceId(new ObjectId(value)));
                return true;
            case BsonType.String or BsonType.Symbol:
                return FromText(BsonValue.Text(value), out result, out problem);
            case BsonType.Document:
                return FromDocument(value, out result, out problem);
            case BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128:
            case BsonType.Binary when value.Length == 21 && value[4] == 4:
                var read = Id(type, value, lenient, out var id, out problem);
                result = read ? Reference<T>.To(id) : default;
                return read;
            default:
                return false;
        }
    }

    private static bool FromText<T>(ReadOnlySpan<byte> utf8, out Reference<T> result, out string? problem)
        where T : class
    {
        result = default;
        problem = Utf8.IsValid(utf8) ? null : Problems.InvalidUtf8;
        if (problem is not null)
            return false;
        var trimmed = Trim(utf8);
        if (trimmed.Length > 0 && !trimmed.SequenceEqual("{}"u8) && !trimmed.SequenceEqual("[]"u8) && !trimmed.SequenceEqual("None"u8))
            result = Reference<T>.To(SourceId.FromUtf8(trimmed));
        return true;
    }

    private static bool FromDocument<T>(ReadOnlySpan<byte> document, out Reference<T> result, out string? problem)
        where T : class
    {
        result = default;
        problem = null;
        try
        {
            var reader = new BsonElementReader(document);
            while (reader.MoveNext())
            {
                if (!reader.Name.SequenceEqual("_id"u8) || BsonValue.IsEmpty(reader.Type, reader.Value))
                    continue;
                var read = Id(reader.Type, reader.Value, false, out var id, out problem);
                result = read ? Reference<T>.To(id) : default;
                return read;
            }
            return true;
        }
        catch (BsonFormatException)
        {
            problem = Problems.Malformed;
            return false;
        }
    }

    /// <summary>Cuts white space of the whole of Unicode; blanks beyond ASCII are rare, so they alone are decoded.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        while (Rune.DecodeFromUtf8(utf8, out var rune, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
            utf8 = utf8[length..];
        while (Rune.DecodeLastFromUtf8(utf8, out var rune, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
            utf8 = utf8[..^length];
        return utf8;
    }
}
