using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace MongoEtl.Internal;

/// <summary>Texts, and values that have a fixed text form or bytes of their own.</summary>
internal static class TextConversion
{
    internal static bool Text(BsonType type, ReadOnlySpan<byte> value, bool lenient, out string result, out string? problem)
    {
        result = "";
        problem = null;
        if (type is BsonType.String or BsonType.Symbol)
        {
            var utf8 = BsonValue.Text(value);
            problem = Utf8.IsValid(utf8) ? null : Problems.InvalidUtf8;
            if (problem is null)
                result = Encoding.UTF8.GetString(utf8);
            return problem is null;
        }
        if (!lenient || ScalarText.Digits(type, value) is not { } digits)
        {
            problem = lenient && type is BsonType.Double or BsonType.Decimal128 ? Problems.NotFinite : null;
            return false;
        }
        result = digits;
        return true;
    }

    internal static bool Boolean(BsonType type, ReadOnlySpan<byte> value, bool lenient, out bool result, out string? problem)
    {
        problem = type == BsonType.Boolean && value[0] > 1 ? Problems.Malformed : null;
        result = type == BsonType.Boolean && value[0] == 1;
        return type == BsonType.Boolean && problem is null;
    }

    internal static bool Uuid(BsonType type, ReadOnlySpan<byte> value, bool lenient, out Guid result, out string? problem)
    {
        result = default;
        problem = null;
        switch (type)
        {
            case BsonType.Binary when value[4] == 4 && value.Length == 21:
                result = new Guid(value[5..], bigEndian: true);
                return true;
            case BsonType.Binary:
                problem = value[4] switch { 3 => Problems.LegacyUuid, 4 => Problems.NotUuid, _ => Problems.OtherSubtype };
                return false;
            case BsonType.String or BsonType.Symbol:
                Span<char> text = stackalloc char[36];
                var utf8 = BsonValue.Text(value);
                var parsed = utf8.Length == 36
                    && Encoding.UTF8.TryGetChars(utf8, text, out var length)
                    && length == 36
                    && Guid.TryParseExact(text, "D", out result);
                problem = parsed ? null : Problems.NotUuid;
                return parsed;
            default:
                return false;
        }
    }

    internal static bool Oid(BsonType type, ReadOnlySpan<byte> value, bool lenient, out ObjectId result, out string? problem)
    {
        result = default;
        problem = null;
        if (type == BsonType.ObjectId)
        {
            result = new ObjectId(value);
            return true;
        }
        if (type is not (BsonType.String or BsonType.Symbol))
            return false;
        problem = ObjectId.TryParse(BsonValue.Text(value), out result) ? null : Problems.NotObjectId;
        return problem is null;
    }

    internal static bool Bytes(BsonType type, ReadOnlySpan<byte> value, bool lenient, out byte[] result, out string? problem)
    {
        var read = TryBytes(type, value, out var content, out problem);
        result = content.ToArray();
        return read;
    }

    /// <summary>A binary's bytes of any subtype, without the length that subtype 2 repeats inside.</summary>
    internal static bool TryBytes(BsonType type, ReadOnlySpan<byte> value, out ReadOnlySpan<byte> content, out string? problem)
    {
        content = default;
        problem = null;
        if (type != BsonType.Binary)
            return false;
        content = value[5..];
        if (value[4] != 2)
            return true;
        if (content.Length < 4 || BinaryPrimitives.ReadInt32LittleEndian(content) != content.Length - 4)
        {
            content = default;
            problem = Problems.Malformed;
            return false;
        }
        content = content[4..];
        return true;
    }
}
