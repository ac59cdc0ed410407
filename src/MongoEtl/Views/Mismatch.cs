namespace MongoEtl.Internal;

/// <summary>One kind of mismatch of one document: the field, and the type that was found in it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Found">What it held.</param>
public readonly record struct Mismatch(Field Field, BsonType Found);
