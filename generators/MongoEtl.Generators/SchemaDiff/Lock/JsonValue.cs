namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A JSON value and where it begins.</summary>
internal sealed class JsonValue(JsonKind kind, int line, int column)
{
    public JsonKind Kind { get; } = kind;

    /// <summary>0-based.</summary>
    public int Line { get; } = line;

    /// <summary>0-based.</summary>
    public int Column { get; } = column;

    /// <summary>A text, or a number's digits.</summary>
    public string Text { get; set; } = "";

    /// <summary>Items of an array, or values of an object's members.</summary>
    public List<JsonValue> Items { get; } = [];

    /// <summary>Names of an object's members.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The member of that name.</summary>
    public JsonValue? Member(string name) => Names.IndexOf(name) is >= 0 and var place ? Items[place] : null;

    public LockFormatException Fault(string message) => new(message, Line, Column);
}
