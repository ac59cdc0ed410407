namespace MongoEtl.Generators.Model;

/// <summary>A partial property of a document class that reads an element.</summary>
internal sealed record FieldModel
{
    /// <summary>The property's name.</summary>
    public required string Name { get; init; }

    /// <summary>Modifiers before <c>partial</c>, such as <c>public</c>.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The property's type as declared, with <c>global::</c> names and <c>?</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What it holds.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>Whether null is one of its values.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Element names in order of preference.</summary>
    public required EquatableArray<string> Elements { get; init; }

    /// <summary>The T of <c>Reference&lt;T&gt;</c>, an embedded document, a list, or the enum, with <c>global::</c>.</summary>
    public string? InnerType { get; init; }

    /// <summary>What a scalar list's elements are.</summary>
    public ValueKind? ElementKind { get; init; }

    /// <summary>The T of a scalar list of references.</summary>
    public string? ElementInnerType { get; init; }

    /// <summary>The enum, of a property or of a list's elements.</summary>
    public EnumModel? Enum { get; init; }

    /// <summary>Name of the <c>MismatchRule</c> member.</summary>
    public string OnMismatch { get; init; } = "SetAside";

    /// <summary>The constant of rule <c>Value</c>, as a C# expression.</summary>
    public string? Constant { get; init; }

    /// <summary>Whether values of near types are read.</summary>
    public bool Lenient { get; init; }

    /// <summary>Whether the value is secret.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether it is the document's <c>_id</c>.</summary>
    public bool IsId { get; init; }

    /// <summary>Whether references find the document by it.</summary>
    public bool IsAlternateKey { get; init; }
}
