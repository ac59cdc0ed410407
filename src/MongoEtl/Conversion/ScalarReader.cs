namespace MongoEtl.Internal;

/// <summary>Converts one BSON value that is not null.</summary>
/// <param name="type">Type of the value; never missing, null or undefined.</param>
/// <param name="value">Its bytes as in the document.</param>
/// <param name="lenient">Whether values of near types are converted.</param>
/// <param name="result">The converted value, if true is returned.</param>
/// <param name="problem">Why not, where the type alone does not say it; never the value.</param>
/// <returns>Whether the value could be converted without loss.</returns>
public delegate bool ScalarReader<T>(BsonType type, ReadOnlySpan<byte> value, bool lenient, out T result, out string? problem);
