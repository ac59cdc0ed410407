namespace MongoEtl;

/// <summary>The texts in a document that mean an enum member. The first is also the member's label in PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class TextAttribute(params string[] texts) : Attribute
{
    /// <summary>The texts, exact case.</summary>
    public IReadOnlyList<string> Texts { get; } = texts;
}
