namespace MongoEtl;

/// <summary>What a value of the wrong type does; without it, the document is set aside.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnMismatchAttribute : Attribute
{
    /// <summary>Applies <paramref name="rule"/>.</summary>
    public OnMismatchAttribute(MismatchRule rule) => Rule = rule;

    /// <summary>Puts the constant <paramref name="value"/> in place of the value; it must be of the property's type.</summary>
    public OnMismatchAttribute(object value) => (Rule, Value) = (MismatchRule.Value, value);

    /// <summary>Puts a constant in place of the value.</summary>
    /// <remarks>Without this constructor a 0 would pass for the rule of that number.</remarks>
    public OnMismatchAttribute(int value)
        : this((object)value) { }

    /// <inheritdoc cref="OnMismatchAttribute(int)"/>
    public OnMismatchAttribute(long value)
        : this((object)value) { }

    /// <inheritdoc cref="OnMismatchAttribute(int)"/>
    public OnMismatchAttribute(double value)
        : this((object)value) { }

    /// <summary>What happens.</summary>
    public MismatchRule Rule { get; }

    /// <summary>The constant, for <see cref="MismatchRule.Value"/>.</summary>
    public object? Value { get; }
}
