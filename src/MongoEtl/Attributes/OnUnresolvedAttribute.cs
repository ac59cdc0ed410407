namespace MongoEtl;

/// <summary>What a reference to nothing does; without it, <see cref="UnresolvedRule.Null"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnUnresolvedAttribute : Attribute
{
    /// <summary>Applies <paramref name="rule"/>.</summary>
    public OnUnresolvedAttribute(UnresolvedRule rule) => Rule = rule;

    /// <summary>Writes <paramref name="value"/>, for integer keys.</summary>
    public OnUnresolvedAttribute(int value) => (Rule, Value) = (UnresolvedRule.Value, value);

    /// <summary>What happens.</summary>
    public UnresolvedRule Rule { get; }

    /// <summary>The constant, for <see cref="UnresolvedRule.Value"/>.</summary>
    public int Value { get; }

    /// <summary>Whether a null reference, which is not unresolved and not counted, takes <see cref="Value"/> as well.</summary>
    public bool IncludingNull { get; init; }
}
