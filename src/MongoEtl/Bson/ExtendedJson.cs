using System.Buffers;
using System.Text;

namespace MongoEtl;

/// <summary>MongoDB Extended JSON v2, relaxed and canonical, both ways.</summary>
/// <remarks>Extended JSON specification, version 2. Documents nest at most <see cref="BsonValidator.MaxDepth"/> deep.</remarks>
public static class ExtendedJson
{
    /// <summary>A document as JSON text on one line.</summary>
    /// <exception cref="BsonFormatException">The document is malformed.</exception>
    public static string ToString(ReadOnlySpan<byte> document, ExtendedJsonMode mode = ExtendedJsonMode.Relaxed) =>
        ValueToString(BsonType.Document, document, mode);

    /// <summary>A value as JSON text on one line; a missing one as <c>null</c>.</summary>
    /// <exception cref="BsonFormatException">The value is malformed.</exception>
    public static string ValueToString(BsonType type, ReadOnlySpan<byte> value, ExtendedJsonMode mode = ExtendedJsonMode.Relaxed)
    {
        var json = new ArrayBufferWriter<byte>();
        WriteValue(json, type, value, mode);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    /// <summary>Writes a document as JSON in UTF-8.</summary>
    /// <exception cref="BsonFormatException">The document is malformed; part of it may be written.</exception>
    public static void Write(
        IBufferWriter<byte> destination, ReadOnlySpan<byte> document, ExtendedJsonMode mode = ExtendedJsonMode.Relaxed) =>
        WriteValue(destination, BsonType.Document, document, mode);

    /// <summary>Writes a value as JSON in UTF-8; a missing one as <c>null</c>.</summary>
    /// <exception cref="BsonFormatException">The value is malformed; part of it may be written.</exception>
    public static void WriteValue(
        IBufferWriter<byte> destination, BsonType type, ReadOnlySpan<byte> value, ExtendedJsonMode mode = ExtendedJsonMode.Relaxed) =>
        new ExtendedJsonWriter(destination, mode == ExtendedJsonMode.Canonical).Value(type, value, 1);

    /// <summary>Reads a document of either form.</summary>
    /// <returns>The document as BSON.</returns>
    /// <exception cref="ExtendedJsonException">The text is not Extended JSON, or no document.</exception>
    public static byte[] Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a document of either form from UTF-8.</summary>
    /// <returns>The document as BSON.</returns>
    /// <exception cref="ExtendedJsonException">The text is not Extended JSON, or no document.</exception>
    public static byte[] Parse(ReadOnlySpan<byte> utf8)
    {
        var writer = new BsonWriter(utf8.Length);
        ExtendedJsonParser.Document(utf8, writer);
        return writer.ToArray();
    }

    /// <summary>Reads one value of either form, which may be a scalar.</summary>
    /// <exception cref="ExtendedJsonException">The text is not Extended JSON.</exception>
    public static RawBson ParseValue(string json)
    {
        var writer = new BsonWriter(json.Length + 16);
        writer.WriteStartDocument();
        ExtendedJsonParser.Value(Encoding.UTF8.GetBytes(json), writer);
        writer.WriteEndDocument();
        var document = writer.ToArray();
        var reader = new BsonElementReader(document);
        reader.MoveNext();
        return new RawBson(reader.Type, document, reader.ValueOffset, reader.ValueLength);
    }
}
