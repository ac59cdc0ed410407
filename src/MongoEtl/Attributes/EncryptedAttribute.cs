namespace MongoEtl;

/// <summary>On a text column: what stands there is encrypted, so that one text can be stored in several ways. <c>validate</c> asks the
/// service whether two stored texts that differ are one text all the same. Writing is not changed by it: the property's body
/// encrypts.</summary>
/// <param name="comparer">A registered service that is an <see cref="IPlaintextComparer"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncryptedAttribute(Type comparer) : Attribute
{
    /// <summary>The service that compares.</summary>
    public Type Comparer { get; } = comparer;

    /// <summary>Name of the property whose UUID is the scope of the text's keys; none: texts have no scope.</summary>
    public string? Scope { get; set; }
}
