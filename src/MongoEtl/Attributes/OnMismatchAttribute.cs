namespace MongoEtl;

/// <summary>What a value of the wrong type does; without it, the document is set aside.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnMismatchAttribute : Attribute
{
    /// <summary>Applies <paramref name="rule"/>.</summary>
    public OnMismatchAttribute(MismatchRule rule) => Rule = rule;

    /// <summary>Puts the constant <paramref name="value"/> in place of the value; it must be of the property's type.</summary>
    public OnMismatchAttribute(object value) => (Rule, Value) = (MismatchRule.Value, value);

    /// <summary>What happens.</summary>
    public MismatchRule Rule { get; }

    /// <summary>The constant, for <see cref="MismatchRule.Value"/>.</summary>
    public object? Value { get; }
}
