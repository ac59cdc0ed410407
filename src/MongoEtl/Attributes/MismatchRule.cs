namespace MongoEtl;

/// <summary>What happens to a value of the wrong type.</summary>
public enum MismatchRule
{
    /// <summary>The document becomes a dead letter.</summary>
    SetAside,

    /// <summary>The value counts as null. Counted per field and type.</summary>
    Null,

    /// <summary>Any value becomes text: digits, hex digits, ISO 8601, <c>true</c>, or relaxed Extended JSON. Counted per field and type.</summary>
    ToText,

    /// <summary>True unless the value is empty: null, false, zero, empty text, document or array. Counted per field and type.</summary>
    Truthiness,

    /// <summary>The value is replaced by <see cref="OnMismatchAttribute.Value"/>. Counted per field and type.</summary>
    Value,
}
