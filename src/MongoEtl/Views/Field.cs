namespace MongoEtl.Internal;

/// <summary>What generated code knows of one element name of one property; built once per property and name.</summary>
/// <param name="path">Name of the element in its own document; views put the outer part before it.</param>
/// <param name="kind">What the property takes.</param>
/// <param name="onMismatch">What a value of the wrong type does.</param>
/// <param name="lenient">Whether numeric text is a number, text and milliseconds a date, and a number's digits a text.</param>
/// <param name="sensitive">Whether the value is secret. Messages hold no value in any case; reports look here.</param>
public sealed class Field(
    string path,
    FieldKind kind,
    MismatchRule onMismatch = MismatchRule.SetAside,
    bool lenient = false,
    bool sensitive = false)
{
    /// <summary>Name of the element in its own document.</summary>
    public string Path { get; } = path;

    /// <summary>What the property takes.</summary>
    public FieldKind Kind { get; } = kind;

    /// <summary>What a value of the wrong type does.</summary>
    public MismatchRule OnMismatch { get; } = onMismatch;

    /// <summary>Whether values of near types are converted.</summary>
    public bool Lenient { get; } = lenient;

    /// <summary>Whether the value is secret.</summary>
    public bool Sensitive { get; } = sensitive;

    /// <summary>Number of the field within its entity, by which counters are kept. Set once, before documents are read.</summary>
    public int Ordinal { get; set; } = -1;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
