namespace MongoEtl.Internal;

/// <summary>Why a value of a usable type cannot be used; appended to the type in messages.</summary>
internal static class Problems
{
    internal const string NotIntegral = "with a fraction";
    internal const string OutOfRange = "out of range";
    internal const string NotFinite = "that is not finite";
    internal const string NotExact = "that cannot be held without loss";
    internal const string InvalidUtf8 = "with invalid UTF-8";
    internal const string NotNumeric = "that is no number";
    internal const string NotDate = "that is no ISO 8601 date";
    internal const string NotUuid = "that is no UUID";
    internal const string NotObjectId = "that is no ObjectId";
    internal const string UnknownText = "that is none of the known texts";
    internal const string LegacyUuid = "of subtype 3 (legacy UUID, byte order unknown)";
    internal const string OtherSubtype = "of another subtype";
    internal const string Malformed = "with malformed content";
}
