namespace MongoEtl;

/// <summary>One row per element of an array of the document. The element arrives in the constructor as <see cref="Element{T}"/>.
/// Repeated and unusable elements are skipped and counted.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RowPerElementAttribute(string property) : Attribute
{
    /// <summary>Name of the document's list property.</summary>
    public string Property { get; } = property;
}
