using System.Globalization;
using System.Text.Json;

namespace MongoEtl;

/// <summary>Reads Extended JSON of either form into a BSON writer.</summary>
internal ref partial struct ExtendedJsonParser
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly BsonWriter _writer;
    private Utf8JsonReader _reader;

    private ExtendedJsonParser(ReadOnlySpan<byte> json, BsonWriter writer)
    {
        _json = json;
        _writer = writer;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = BsonValidator.MaxDepth });
    }

    internal static void Document(ReadOnlySpan<byte> json, BsonWriter writer)
    {
        var parser = new ExtendedJsonParser(json, writer);
        parser.Next();
        parser.Expect(JsonTokenType.StartObject, "a document in braces");
        writer.WriteStartDocument();
        parser.Members();
        writer.WriteEndDocument();
        parser.End();
    }

    internal static void Value(ReadOnlySpan<byte> json, BsonWriter writer)
    {
        var parser = new ExtendedJsonParser(json, writer);
        parser.Next();
        parser.Value("");
        parser.End();
    }

    /// <summary>The members of an object up to its end, the opening brace being read.</summary>
    private void Members()
    {
        for (Next(); _reader.TokenType != JsonTokenType.EndObject; Next())
        {
            var name = Text();
            if (name.Contains('\0'))
                throw Wrong("a name cannot contain the NUL character");
            Next();
            Value(name);
        }
    }

    /// <summary>The value whose first token is read, to its last token.</summary>
    private void Value(string name)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (TrySpecial(name))
                    break;
                _writer.WriteStartDocument(name);
                Members();
                _writer.WriteEndDocument();
                break;
            case JsonTokenType.StartArray:
                _writer.WriteStartArray(name);
                for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
                    Value("");
                _writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                _writer.WriteString(name, Text());
                break;
            case JsonTokenType.Number:
                Number(name);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                _writer.WriteBoolean(name, _reader.GetBoolean());
                break;
            default:
                _writer.WriteNull(name);
                break;
        }
    }

    /// <summary>The smallest integer type that holds a number without point and exponent; a double otherwise.</summary>
    private void Number(string name)
    {
        var integral = !_reader.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E');
        if (integral && _reader.TryGetInt32(out var small))
            _writer.WriteInt32(name, small);
        else if (integral && _reader.TryGetInt64(out var large))
            _writer.WriteInt64(name, large);
        else if (_reader.TryGetDouble(out var real) && double.IsFinite(real))
            _writer.WriteDouble(name, real);
        else
            throw Wrong("the number is out of a double's range");
    }

    private void Next()
    {
        try
        {
            if (!_reader.Read())
                throw Wrong("the text ends too early");
        }
        catch (JsonException fault)
        {
            throw NotJson(fault);
        }
    }

    private void End()
    {
        try
        {
            if (_reader.Read())
                throw Wrong("something follows the value");
        }
        catch (JsonException fault)
        {
            throw NotJson(fault);
        }
    }

    private void Expect(JsonTokenType token, string what)
    {
        if (_reader.TokenType != token)
            throw Wrong($"expected {what}");
    }

    /// <summary>The current name or string, unescaped.</summary>
    private string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("a text holds half of a surrogate pair, or bytes that are not UTF-8");
        }
    }

    private static ExtendedJsonException NotJson(JsonException fault)
    {
        // The message repeats the position after its sentence.
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return new ExtendedJsonException(
            (int)(fault.LineNumber ?? 0) + 1,
            (int)(fault.BytePositionInLine ?? 0) + 1,
            "this is not JSON: " + (end < 0 ? fault.Message : fault.Message[..end]),
            fault);
    }

    private readonly ExtendedJsonException Wrong(string problem)
    {
        var before = _json[..(int)_reader.TokenStartIndex];
        return new ExtendedJsonException(before.Count((byte)'\n') + 1, before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1, problem);
    }
}
