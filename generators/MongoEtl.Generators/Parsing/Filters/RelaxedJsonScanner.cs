using System.Globalization;
using System.Text;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>The characters and words of relaxed JSON, and where they stand.</summary>
internal sealed class RelaxedJsonScanner(string text)
{
    public int Position { get; private set; }

    public bool AtEnd => Position >= text.Length;

    /// <summary>The present character; NUL at the end.</summary>
    public char Current => AtEnd ? '\0' : text[Position];

    /// <summary>Whether a name without quotes begins here.</summary>
    public bool AtName => Current is '_' or '$' || char.IsLetter(Current);

    public void Advance() => Position++;

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
            Position++;
    }

    public bool TryTake(char wanted)
    {
        if (AtEnd || Current != wanted)
            return false;
        Position++;
        return true;
    }

    public void Expect(char wanted, string expected)
    {
        if (!TryTake(wanted))
            throw Unexpected(expected);
    }

    /// <summary>The text from a place to here, with line breaks as spaces.</summary>
    public string SourceFrom(int start)
    {
        var source = new StringBuilder();
        foreach (var character in text.Substring(start, Position - start))
            source.Append(char.IsWhiteSpace(character) ? ' ' : character);
        return source.ToString();
    }

    public string Name()
    {
        var start = Position;
        while (!AtEnd && (Current is '_' or '$' || char.IsLetterOrDigit(Current)))
            Position++;
        return text.Substring(start, Position - start);
    }

    /// <summary>A JSON number, as written.</summary>
    public string Number()
    {
        var start = Position;
        TryTake('-');
        if (!TryTake('0'))
            Digits();
        if (TryTake('.'))
            Digits();
        if (Current is 'e' or 'E')
        {
            Position++;
            if (Current is '+' or '-')
                Position++;
            Digits();
        }
        if (char.IsLetterOrDigit(Current) || Current is '.' or '_')
            throw Unexpected("the end of the number (decimal digits, no leading zeros, no suffix)");
        return text.Substring(start, Position - start);
    }

    private void Digits()
    {
        if (Current is not (>= '0' and <= '9'))
            throw Unexpected("a digit");
        while (Current is >= '0' and <= '9')
            Position++;
    }

    /// <summary>A text in quotes of either kind, decoded.</summary>
    public string Text()
    {
        var start = Position;
        var quote = text[Position++];
        var decoded = new StringBuilder();
        while (Current != quote || AtEnd)
        {
            if (AtEnd || Current is '\r' or '\n')
                throw new FilterSyntaxException(start, $"the text that begins here has no closing {quote}");
            decoded.Append(Current == '\\' ? Escape() : text[Position++]);
        }
        Position++;
        CheckSurrogates(decoded.ToString(), start);
        return decoded.ToString();
    }

    private char Escape()
    {
        var start = Position++;
        var sign = Current;
        if (sign == 'u')
        {
            if (Position + 5 <= text.Length && int.TryParse(
                    text.Substring(Position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                Position += 5;
                return (char)code;
            }
            throw new FilterSyntaxException(start, "\\u is followed by four hexadecimal digits");
        }
        Position++;
        return sign switch
        {
            '"' or '\'' or '\\' or '/' => sign,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw new FilterSyntaxException(start, "unknown escape; allowed are \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"),
        };
    }

    /// <summary>BSON texts are UTF-8, which has no half of a surrogate pair.</summary>
    private static void CheckSurrogates(string decoded, int start)
    {
        for (var i = 0; i < decoded.Length; i++)
        {
            if (!char.IsSurrogate(decoded[i]))
                continue;
            if (i + 1 >= decoded.Length || !char.IsSurrogatePair(decoded[i], decoded[i + 1]))
                throw new FilterSyntaxException(start, "the text holds half of a surrogate pair, which UTF-8 cannot say");
            i++;
        }
    }

    public FilterSyntaxException Error(string message) => new(Position, message);

    public FilterSyntaxException Unexpected(string expected) =>
        Error($"expected {expected}, found {(AtEnd ? "the end of the text" : $"'{Current}'")}");
}
