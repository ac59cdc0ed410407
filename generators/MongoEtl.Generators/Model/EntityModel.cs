namespace MongoEtl.Generators.Model;

/// <summary>One <c>[Collection]</c> class: what the plan and its encoder need of it.</summary>
internal sealed record EntityModel
{
    /// <summary>The class.</summary>
    public required ClassName Class { get; init; }

    /// <summary>The entity's name: the class's in snake case.</summary>
    public required string Name { get; init; }

    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>The database, if named.</summary>
    public string? Database { get; init; }

    /// <summary>The filter's text, if any.</summary>
    public string? Filter { get; init; }

    /// <summary>The filter as BSON, in hex digits.</summary>
    public string? FilterBson { get; init; }

    /// <summary>Name of the <c>[Id]</c> property.</summary>
    public required string IdProperty { get; init; }

    /// <summary>What makes its key.</summary>
    public required KeyKind Key { get; init; }

    /// <summary>The alternate key's property, if any.</summary>
    public string? AlternateKey { get; init; }

    /// <summary>Whether that property has a body of the user's, which can throw.</summary>
    public bool AlternateKeyIsComputed { get; init; }

    /// <summary>C# condition over <c>_source</c> of <c>[When]</c>, if any.</summary>
    public string? When { get; init; }

    /// <summary>Full names of the classes whose <c>Fields</c> its views read: bases, itself, embedded ones.</summary>
    public required EquatableArray<FieldListModel> FieldLists { get; init; }

    /// <summary>Top-level elements that its views and its filter look at.</summary>
    public required EquatableArray<string> Elements { get; init; }

    /// <summary>Those of them that a key pass looks at.</summary>
    public required EquatableArray<string> KeyElements { get; init; }

    /// <summary>Whether a field is secret.</summary>
    public bool IsSensitive { get; init; }
}
