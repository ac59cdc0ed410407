namespace MongoEtl.PostgreSql;

/// <summary>Types as classes write them, of the words in which PostgreSQL's <c>format_type</c> prints them.</summary>
internal static class CatalogueTypes
{
    private static readonly (string Long, string Short)[] Words =
    [
        ("character varying", "varchar"), ("character", "char"), ("timestamp with time zone", "timestamptz"),
            ("timestamp without time zone", "timestamp"),
    ];

    /// <summary><c>character varying(40)</c> is <c>varchar(40)</c>.</summary>
    internal static string Short(string type)
    {
        foreach (var (spelled, word) in Words)
        {
            if (type.StartsWith(spelled, StringComparison.Ordinal) && (type.Length == spelled.Length || type[spelled.Length] is '(' or '['))
                return word + type[spelled.Length..];
        }
        return type;
    }
}
