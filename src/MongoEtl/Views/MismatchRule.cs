namespace MongoEtl;

/// <summary>What a value of the wrong type does. All but <see cref="SetAside"/> are counted per field and type.</summary>
public enum MismatchRule : byte
{
    /// <summary>The document becomes a dead letter.</summary>
    SetAside,
    /// <summary>It counts as null; an unusable array element is left out.</summary>
    Null,
    /// <summary>Its text form: hex digits of an ObjectId, digits of a number, ISO 8601 of a date, relaxed Extended JSON of the rest.</summary>
    ToText,
    /// <summary>True unless it is empty (missing, null, false, zero, empty text, document or array).</summary>
    Truthiness,
    /// <summary>A constant takes its place.</summary>
    Value,
}
