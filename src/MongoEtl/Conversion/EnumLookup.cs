namespace MongoEtl.Internal;

/// <summary>Finds the enum member that a text means; generated per enum over UTF-8 literals.</summary>
/// <returns>False if no member has that text.</returns>
public delegate bool EnumLookup<T>(ReadOnlySpan<byte> utf8, out T value)
    where T : struct, Enum;
