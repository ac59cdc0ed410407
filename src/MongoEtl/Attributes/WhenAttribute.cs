namespace MongoEtl;

/// <summary>On a row class: the row exists only if the named bool property of the row or its document is true. On a document class: none of its rows
/// does otherwise, and the document counts as filtered. On a <c>[PerDocument]</c> class: the same as on its document class, where the condition needs
/// a service.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WhenAttribute(string property) : Attribute
{
    /// <summary>Name of a bool property.</summary>
    public string Property { get; } = property;
}
