namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>A value of relaxed JSON as written, with its place in the text.</summary>
internal sealed class RelaxedValue(RelaxedKind kind, int position)
{
    public RelaxedKind Kind { get; } = kind;

    public int Position { get; } = position;

    /// <summary>The decoded text, the digits of a number, or the name of a call.</summary>
    public string Text { get; init; } = "";

    /// <summary>The text between a call's parentheses, decoded.</summary>
    public string Argument { get; init; } = "";

    /// <summary>The value as written, on one line.</summary>
    public string Source { get; set; } = "";

    public List<RelaxedMember> Members { get; } = [];

    public List<RelaxedValue> Items { get; } = [];

    /// <summary>Its kind as an error message says it.</summary>
    public string Description => Kind switch
    {
        RelaxedKind.Document => "a document",
        RelaxedKind.Array => "an array",
        RelaxedKind.Text => "a text",
        RelaxedKind.Number => "a number",
        RelaxedKind.Null => "null",
        RelaxedKind.Call => Text,
        _ => "a boolean",
    };
}
