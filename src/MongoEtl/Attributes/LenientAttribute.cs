namespace MongoEtl;

/// <summary>Reads also what means the same in another type: numeric text as its number, ISO 8601 text or a whole number of milliseconds
/// since 1970 as a date, empty text in place of either or of an enum member as null, and a number where text is wanted as its digits. On a class: every property, and
/// those of classes derived from it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class LenientAttribute : Attribute;
