namespace MongoEtl.Generators;

/// <summary>SQL text.</summary>
internal static class Sql
{
    /// <summary>An identifier, quoted.</summary>
    public static string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"") + "\"";

    /// <summary>A text as a literal.</summary>
    public static string Text(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>Identifiers, quoted, commas between.</summary>
    public static string QuoteAll(IEnumerable<string> identifiers) => string.Join(", ", identifiers.Select(Quote));
}
