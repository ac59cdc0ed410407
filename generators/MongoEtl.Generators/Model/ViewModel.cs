namespace MongoEtl.Generators.Model;

/// <summary>One document class, or an abstract base of one: what its view is made of.</summary>
internal sealed record ViewModel
{
    /// <summary>The class.</summary>
    public required ClassName Class { get; init; }

    /// <summary>Whether no other class of the user's is above it, so that it derives from <c>DocumentView</c>.</summary>
    public required bool IsRoot { get; init; }

    /// <summary>Whether others derive from it and it has no documents of its own.</summary>
    public required bool IsAbstract { get; init; }

    /// <summary>Whether it is written for its own sake, not only as a base of others.</summary>
    public required bool HasAttribute { get; init; }

    /// <summary>Whether a base that is not abstract has <c>FromJson</c> and <c>FromBson</c> too.</summary>
    public bool HidesFactories { get; init; }

    /// <summary>Its own fields, in order of declaration.</summary>
    public required EquatableArray<FieldModel> Fields { get; init; }

    /// <summary>The fields of its base classes, outermost base first.</summary>
    public required EquatableArray<InheritedFieldModel> Inherited { get; init; }

    /// <summary>The key that this class itself declares.</summary>
    public KeyModel? Key { get; init; }

    /// <summary>Name of the <c>[Id]</c> property, here or in a base.</summary>
    public string? IdProperty { get; init; }

    /// <summary>Whether the key, here or in a base, is a serial one.</summary>
    public bool HasSerialKey { get; init; }
}
