namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>
/// Reads JSON with names that need no quotes, texts in either quotes, and the calls <c>ObjectId(...)</c> and <c>ISODate(...)</c>.
/// </summary>
internal sealed class RelaxedJsonReader(string text)
{
    /// <summary>Deeper filters are refused: nobody writes them, and recursion must end.</summary>
    private const int MaxDepth = 100;

    private readonly RelaxedJsonScanner _scanner = new(text);

    /// <summary>Reads the whole text as one value.</summary>
    /// <exception cref="FilterSyntaxException">It is not relaxed JSON, or something follows the value.</exception>
    public RelaxedValue Read()
    {
        _scanner.SkipSpace();
        var value = Value(1);
        _scanner.SkipSpace();
        if (!_scanner.AtEnd)
            throw _scanner.Unexpected("the end of the filter");
        return value;
    }

    private RelaxedValue Value(int depth)
    {
        if (depth > MaxDepth)
            throw _scanner.Error($"the filter is nested more than {MaxDepth} deep");
        var start = _scanner.Position;
        var value = _scanner.Current switch
        {
            '{' => Document(depth),
            '[' => Array(depth),
            '"' or '\'' => new RelaxedValue(RelaxedKind.Text, start) { Text = _scanner.Text() },
            '-' or (>= '0' and <= '9') => new RelaxedValue(RelaxedKind.Number, start) { Text = _scanner.Number() },
            _ when _scanner.AtName => Word(),
            _ => throw _scanner.Unexpected("a value"),
        };
        value.Source = _scanner.SourceFrom(start);
        return value;
    }

    private RelaxedValue Document(int depth)
    {
        var document = new RelaxedValue(RelaxedKind.Document, _scanner.Position);
        var names = new HashSet<string>(StringComparer.Ordinal);
        Sequence('}', "a name or '}'", () =>
        {
            var position = _scanner.Position;
            var name = MemberName();
            if (!names.Add(name))
                throw new FilterSyntaxException(position, $"'{name}' is repeated; put its conditions into one document, or use $and");
            _scanner.SkipSpace();
            _scanner.Expect(':', $"':' after the name '{name}'; a name with a dot or another sign needs quotes");
            _scanner.SkipSpace();
            document.Members.Add(new RelaxedMember(name, position, Value(depth + 1)));
        });
        return document;
    }

    private RelaxedValue Array(int depth)
    {
        var array = new RelaxedValue(RelaxedKind.Array, _scanner.Position);
        Sequence(']', "a value or ']'", () => array.Items.Add(Value(depth + 1)));
        return array;
    }

    /// <summary>Items between the present bracket and its partner, with commas between them and none after the last.</summary>
    private void Sequence(char close, string expected, Action item)
    {
        _scanner.Advance();
        _scanner.SkipSpace();
        if (_scanner.TryTake(close))
            return;
        while (true)
        {
            if (_scanner.AtEnd)
                throw _scanner.Unexpected(expected);
            item();
            _scanner.SkipSpace();
            if (_scanner.TryTake(close))
                return;
            _scanner.Expect(',', $"',' or '{close}'");
            _scanner.SkipSpace();
        }
    }

    private string MemberName()
    {
        if (_scanner.Current is '"' or '\'')
            return _scanner.Text();
        return _scanner.AtName ? _scanner.Name() : throw _scanner.Unexpected("a name");
    }

    private RelaxedValue Word()
    {
        var position = _scanner.Position;
        var word = _scanner.Name();
        return word switch
        {
            "true" => new RelaxedValue(RelaxedKind.True, position),
            "false" => new RelaxedValue(RelaxedKind.False, position),
            "null" => new RelaxedValue(RelaxedKind.Null, position),
            "ObjectId" or "ISODate" => new RelaxedValue(RelaxedKind.Call, position) { Text = word, Argument = CallArgument(word) },
            _ => throw new FilterSyntaxException(position,
                $"'{word}' is no value; a text needs quotes, other values are numbers, true, false, null, "
                + "ObjectId(\"...\") and ISODate(\"...\")"),
        };
    }

    private string CallArgument(string name)
    {
        _scanner.SkipSpace();
        _scanner.Expect('(', $"'(' after {name}");
        _scanner.SkipSpace();
        if (_scanner.Current is not ('"' or '\''))
            throw _scanner.Unexpected($"the text of {name}(\"...\") in quotes");
        var argument = _scanner.Text();
        _scanner.SkipSpace();
        _scanner.Expect(')', "')'");
        return argument;
    }
}
