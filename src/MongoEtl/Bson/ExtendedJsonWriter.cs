using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace MongoEtl;

/// <summary>Writes BSON values as Extended JSON text in UTF-8.</summary>
internal readonly ref struct ExtendedJsonWriter(IBufferWriter<byte> destination, bool canonical)
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    internal void Value(BsonType type, ReadOnlySpan<byte> value, int depth)
    {
        switch (type)
        {
            case BsonType.Missing or BsonType.Null:
                Raw("null"u8);
                break;
            case BsonType.Document:
                Document(value, depth);
                break;
            case BsonType.Array:
                Array(value, depth);
                break;
            case BsonType.String:
                Text(BsonValue.Text(value));
                break;
            case BsonType.Boolean:
                Raw(value[0] == 0 ? "false"u8 : "true"u8);
                break;
            case BsonType.Int32:
                Number("$numberInt"u8, BinaryPrimitives.ReadInt32LittleEndian(value).ToString(CultureInfo.InvariantCulture), !canonical);
                break;
            case BsonType.Int64:
                Number("$numberLong"u8, BinaryPrimitives.ReadInt64LittleEndian(value).ToString(CultureInfo.InvariantCulture), !canonical);
                break;
            case BsonType.Double:
                Double(BinaryPrimitives.ReadDoubleLittleEndian(value));
                break;
            case BsonType.DateTime:
                Date(BinaryPrimitives.ReadInt64LittleEndian(value));
                break;
            default:
                Wrapped(type, value, depth);
                break;
        }
    }

    /// <summary>Types that are an object of one or two reserved names in both forms.</summary>
    private void Wrapped(BsonType type, ReadOnlySpan<byte> value, int depth)
    {
        switch (type)
        {
            case BsonType.ObjectId:
                Named("{\"$oid\":"u8, new ObjectId(value).ToString(), "}"u8);
                break;
            case BsonType.Decimal128:
                Named("{\"$numberDecimal\":"u8, new Decimal128(value).ToString(), "}"u8);
                break;
            case BsonType.Binary:
                Binary(value);
                break;
            case BsonType.Undefined:
                Raw("{\"$undefined\":true}"u8);
                break;
            case BsonType.MinKey:
                Raw("{\"$minKey\":1}"u8);
                break;
            case BsonType.MaxKey:
                Raw("{\"$maxKey\":1}"u8);
                break;
            case BsonType.Symbol:
                Named("{\"$symbol\":"u8, BsonValue.Text(value), "}"u8);
                break;
            case BsonType.JavaScript:
                Named("{\"$code\":"u8, BsonValue.Text(value), "}"u8);
                break;
            case BsonType.JavaScriptWithScope:
                var code = BinaryPrimitives.ReadInt32LittleEndian(value[4..]);
                Named("{\"$code\":"u8, value.Slice(8, code - 1), ",\"$scope\":"u8);
                Document(value[(8 + code)..], depth + 1);
                Raw("}"u8);
                break;
            case BsonType.RegularExpression:
                var pattern = value.IndexOf((byte)0);
                Named("{\"$regularExpression\":{\"pattern\":"u8, value[..pattern], ",\"options\":"u8);
                Named(default, Sorted(value[(pattern + 1)..^1]), "}}"u8);
                break;
            case BsonType.DbPointer:
                Named("{\"$dbPointer\":{\"$ref\":"u8, value[4..^13], ",\"$id\":"u8);
                Named("{\"$oid\":"u8, new ObjectId(value[^12..]).ToString(), "}}}"u8);
                break;
            case BsonType.Timestamp:
                var increment = BinaryPrimitives.ReadUInt32LittleEndian(value);
                var seconds = BinaryPrimitives.ReadUInt32LittleEndian(value[4..]);
                Ascii($"{{\"$timestamp\":{{\"t\":{seconds},\"i\":{increment}}}}}");
                break;
            default:
                throw new BsonFormatException(0, $"0x{(byte)type:X2} is no BSON type");
        }
    }

    /// <summary>Options of a regular expression, which are written in alphabetical order whatever the document has.</summary>
    private static byte[] Sorted(ReadOnlySpan<byte> options)
    {
        var sorted = options.ToArray();
        // Bytes beyond ASCII are no options, and moving them would break their characters.
        if (!sorted.Any(code => code > 0x7F))
            System.Array.Sort(sorted);
        return sorted;
    }

    private void Document(ReadOnlySpan<byte> document, int depth)
    {
        CheckDepth(depth);
        var reader = new BsonElementReader(document);
        var separator = "{"u8;
        while (reader.MoveNext())
        {
            Named(separator, reader.Name, ":"u8);
            Value(reader.Type, reader.Value, depth + 1);
            separator = ","u8;
        }
        Raw(separator is [(byte)'{'] ? "{}"u8 : "}"u8);
    }

    private void Array(ReadOnlySpan<byte> array, int depth)
    {
        CheckDepth(depth);
        var reader = new BsonElementReader(array);
        var separator = "["u8;
        while (reader.MoveNext())
        {
            Raw(separator);
            Value(reader.Type, reader.Value, depth + 1);
            separator = ","u8;
        }
        Raw(separator is [(byte)'['] ? "[]"u8 : "]"u8);
    }

    private static void CheckDepth(int depth)
    {
        if (depth > BsonValidator.MaxDepth)
            throw new BsonFormatException(0, $"documents are nested more than {BsonValidator.MaxDepth} deep");
    }

    private void Double(double value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        if (double.IsFinite(value) && !text.AsSpan().ContainsAny('.', 'E'))
            text += ".0";
        Number("$numberDouble"u8, text, !canonical && double.IsFinite(value));
    }

    private void Date(long milliseconds)
    {
        // Relaxed texts are for the years 1970 to 9999 only.
        if (!canonical && milliseconds >= 0 && IsoDate.TryFormat(milliseconds) is { } text)
        {
            Named("{\"$date\":"u8, text, "}"u8);
            return;
        }
        Ascii($"{{\"$date\":{{\"$numberLong\":\"{milliseconds}\"}}}}");
    }

    private void Binary(ReadOnlySpan<byte> value)
    {
        if (!Internal.TextConversion.TryBytes(BsonType.Binary, value, out var content, out _))
            throw new BsonFormatException(0, "the inner length of a binary of subtype 2 is not that of its bytes");
        Raw("{\"$binary\":{\"base64\":\""u8);
        var room = destination.GetSpan(System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(content.Length));
        System.Buffers.Text.Base64.EncodeToUtf8(content, room, out _, out var written);
        destination.Advance(written);
        Ascii($"\",\"subType\":\"{value[4]:x2}\"}}}}");
    }

    private void Number(ReadOnlySpan<byte> wrapper, string text, bool plain)
    {
        if (plain)
        {
            Ascii(text);
            return;
        }
        Named("{"u8, wrapper, ":"u8);
        Named(default, text, "}"u8);
    }

    private void Named(ReadOnlySpan<byte> before, string ascii, ReadOnlySpan<byte> after)
    {
        Raw(before);
        Ascii($"\"{ascii}\"");
        Raw(after);
    }

    private void Named(ReadOnlySpan<byte> before, ReadOnlySpan<byte> text, ReadOnlySpan<byte> after)
    {
        Raw(before);
        Text(text);
        Raw(after);
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new BsonFormatException(0, "a text is not UTF-8");
        Raw("\""u8);
        for (int at; (at = utf8.IndexOfAny(Escaped)) >= 0; utf8 = utf8[(at + 1)..])
        {
            Raw(utf8[..at]);
            Escape(utf8[at]);
        }
        Raw(utf8);
        Raw("\""u8);
    }

    private void Escape(byte code)
    {
        switch (code)
        {
            case (byte)'"': Raw("\\\""u8); break;
            case (byte)'\\': Raw("\\\\"u8); break;
            case (byte)'\n': Raw("\\n"u8); break;
            case (byte)'\r': Raw("\\r"u8); break;
            case (byte)'\t': Raw("\\t"u8); break;
            default: Ascii($"\\u{code:x4}"); break;
        }
    }

    private void Ascii(string text) => destination.Advance(Encoding.ASCII.GetBytes(text, destination.GetSpan(text.Length)));

    private void Raw(ReadOnlySpan<byte> bytes) => destination.Write(bytes);
}
