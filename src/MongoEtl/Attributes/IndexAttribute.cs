namespace MongoEtl;

/// <summary>An index that is not unique over the column. Properties that name the same group share one index, columns in the order of declaration.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class IndexAttribute(string? group = null) : Attribute
{
    /// <summary>Properties of one group share an index; null is an index of its own.</summary>
    public string? Group { get; } = group;
}
