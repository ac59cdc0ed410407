namespace MongoEtl.Generators.Model;

/// <summary>A column that holds a <c>Reference&lt;T&gt;</c>.</summary>
internal sealed record ReferenceModel
{
    /// <summary>T, with <c>global::</c>.</summary>
    public required string Document { get; init; }

    /// <summary>T's key, and so the column's type.</summary>
    public required KeyKind Key { get; init; }

    /// <summary>The namespace of a version 5 UUID.</summary>
    public string? NamespaceUuid { get; init; }

    /// <summary>Name of the <c>UnresolvedRule</c> member.</summary>
    public required string OnUnresolved { get; init; }

    /// <summary>The constant of rule <c>Value</c>.</summary>
    public int UnresolvedValue { get; init; }

    /// <summary>Whether a null reference takes that constant too.</summary>
    public bool IncludesNull { get; init; }

    /// <summary>Whether the column gets a foreign key.</summary>
    public bool HasForeignKey { get; init; }

    /// <summary>The row class that the foreign key names, with <c>global::</c>, if it names one.</summary>
    public string? ParentRow { get; init; }

    /// <summary>Name of the <c>ReferentialAction</c> member.</summary>
    public string OnDelete { get; init; } = "NoAction";
}
