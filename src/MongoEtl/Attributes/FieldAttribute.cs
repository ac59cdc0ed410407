namespace MongoEtl;

/// <summary>The element that a property reads; without it, the property's name in camel case. Of several names the first whose value is
/// not empty and of a usable type counts; if all are empty, the last as it stands.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(params string[] names) : Attribute
{
    /// <summary>Element names in order of preference.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
