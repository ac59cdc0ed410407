using System.Text;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Reads JSON and tells where it is damaged. Analyzers bring no package along, so it is read here.</summary>
/// <remarks>RFC 8259.</remarks>
internal sealed class JsonReader
{
    /// <summary>A lock is six levels deep; what is deeper is none, and would exhaust the stack.</summary>
    private const int MostLevels = 32;

    private readonly string _text;
    private int _position;
    private int _line;
    private int _lineStart;

    private JsonReader(string text) => _text = text;

    /// <exception cref="LockFormatException">The text is no JSON.</exception>
    public static JsonValue Read(string text)
    {
        var reader = new JsonReader(text);
        if (text.Length > 0 && text[0] == '\uFEFF')
            reader._position++;
        var value = reader.Value(0);
        reader.SkipBlanks();
        return reader._position == text.Length ? value : throw reader.Fault("something follows the end");
    }

    private char Next => _position < _text.Length ? _text[_position] : '\0';

    private JsonValue Value(int level)
    {
        SkipBlanks();
        if (level > MostLevels)
            throw Fault("it is nested too deep");
        switch (Next)
        {
            case '{':
                return Object(level);
            case '[':
                return Array(level);
            case '"':
                var text = Begin(JsonKind.Text);
                text.Text = Text();
                return text;
            case '-' or (>= '0' and <= '9'):
                return Number();
            default:
                return Word("true", JsonKind.True) ?? Word("false", JsonKind.False) ?? Word("null", JsonKind.Null)
                    ?? throw Fault("a value is expected");
        }
    }

    private JsonValue Object(int level)
    {
        var value = Begin(JsonKind.Object);
        _position++;
        for (SkipBlanks(); Next != '}'; SkipBlanks())
        {
            if (value.Names.Count > 0)
                Expect(',', "a comma or } is expected");
            SkipBlanks();
            if (Next != '"')
                throw Fault("a name in quotes is expected");
            var place = Begin(JsonKind.Text);
            var name = Text();
            if (value.Names.Contains(name))
                throw place.Fault($"\"{name}\" is there twice");
            SkipBlanks();
            Expect(':', "a colon is expected");
            value.Items.Add(Value(level + 1));
            value.Names.Add(name);
        }
        _position++;
        return value;
    }

    private JsonValue Array(int level)
    {
        var value = Begin(JsonKind.Array);
        _position++;
        for (SkipBlanks(); Next != ']'; SkipBlanks())
        {
            if (value.Items.Count > 0)
                Expect(',', "a comma or ] is expected");
            value.Items.Add(Value(level + 1));
        }
        _position++;
        return value;
    }

    private string Text()
    {
        var text = new StringBuilder();
        for (_position++; Next != '"'; _position++)
        {
            if (_position >= _text.Length || Next < ' ')
                throw Fault("a text is not closed");
            text.Append(Next == '\\' ? Escaped() : Next);
        }
        _position++;
        return text.ToString();
    }

    private char Escaped()
    {
        _position++;
        const string Codes = "\"\\/bfnrt";
        if (Codes.IndexOf(Next) is >= 0 and var code && Next != '\0')
            return "\"\\/\b\f\n\r\t"[code];
        if (Next != 'u' || _position + 4 >= _text.Length)
            throw Fault("an unknown escape");
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            _position++;
            value = value * 16 + (Next is >= '0' and <= '9' ? Next - '0' : (Next | 0x20) is >= 'a' and <= 'f' ? (Next | 0x20) - 'a' + 10
                : throw Fault("four hex digits are expected"));
        }
        return (char)value;
    }

    private JsonValue Number()
    {
        var value = Begin(JsonKind.Number);
        var start = _position;
        while (Next is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
            _position++;
        value.Text = _text.Substring(start, _position - start);
        return value;
    }

    private JsonValue? Word(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
            return null;
        var value = Begin(kind);
        _position += word.Length;
        return value;
    }

    private void Expect(char c, string message)
    {
        if (Next != c || _position >= _text.Length)
            throw Fault(message);
        _position++;
    }

    private void SkipBlanks()
    {
        for (; _position < _text.Length && Next is ' ' or '\t' or '\r' or '\n'; _position++)
        {
            if (Next == '\n')
                (_line, _lineStart) = (_line + 1, _position + 1);
        }
    }

    private JsonValue Begin(JsonKind kind) => new(kind, _line, _position - _lineStart);

    private LockFormatException Fault(string message) => new(message, _line, _position - _lineStart);
}
