namespace MongoEtl;

/// <summary>Reads also what means the same in another type: numeric text as its number, ISO 8601 text or a whole number of milliseconds
/// since 1970 as a date, and a number where text is wanted as its digits. On a class: every property.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class LenientAttribute : Attribute;
