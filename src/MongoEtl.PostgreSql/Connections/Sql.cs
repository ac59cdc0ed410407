namespace MongoEtl.PostgreSql;

/// <summary>Quoting. PostgreSQL manual, 4.1.1 and 4.1.2.</summary>
internal static class Sql
{
    /// <summary>A quoted identifier.</summary>
    internal static string Name(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    /// <summary>A quoted, comma-separated list of identifiers.</summary>
    internal static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    /// <summary>A string constant, for the few places of DDL that take no parameter (labels of enums).</summary>
    internal static string Literal(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? " E'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + '\''
        : '\'' + text.Replace("'", "''", StringComparison.Ordinal) + '\'';
}
