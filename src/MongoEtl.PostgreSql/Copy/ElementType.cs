namespace MongoEtl.PostgreSql;

/// <summary>Object ids of PostgreSQL's built-in types, which an array names in its head
/// and the server compares with the column's.</summary>
/// <remarks>PostgreSQL sources, <c>pg_type.dat</c>; they never change.</remarks>
internal static class ElementType
{
    internal const int Boolean = 16;
    internal const int BigInt = 20;
    internal const int Integer = 23;
    internal const int Double = 701;
    internal const int Numeric = 1700;
    internal const int Uuid = 2950;

    private const int Text = 25;
    private const int Char = 1042;
    private const int Varchar = 1043;
    private const int Timestamp = 1114;
    private const int TimestampWithZone = 1184;

    /// <summary>Elements of a column such as <c>text[]</c>, <c>varchar(10)[]</c>, <c>character varying[]</c>, <c>char(2)[]</c>.</summary>
    internal static int OfTexts(string columnType) =>
        columnType.StartsWith("varchar", StringComparison.OrdinalIgnoreCase) || columnType.StartsWith("character varying", StringComparison.OrdinalIgnoreCase) ? Varchar
        : columnType.StartsWith("char", StringComparison.OrdinalIgnoreCase) || columnType.StartsWith("bpchar", StringComparison.OrdinalIgnoreCase) ? Char
        : Text;

    /// <summary>Elements of a column such as <c>timestamptz[]</c>, <c>timestamp(3) with time zone[]</c> or <c>timestamp[]</c>.</summary>
    internal static int OfTimestamps(string columnType) =>
        columnType.StartsWith(
            "timestamptz", StringComparison.OrdinalIgnoreCase) || columnType.Contains("with time zone", StringComparison.OrdinalIgnoreCase)
            ? TimestampWithZone : Timestamp;
}
