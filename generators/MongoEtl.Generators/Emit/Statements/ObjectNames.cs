using System.Security.Cryptography;
using System.Text;

namespace MongoEtl.Generators.Emit.Statements;

/// <summary>Names of indexes and constraints, the same in every build: PostgreSQL's own convention, cut to what an identifier can hold.</summary>
/// <remarks>PostgreSQL manual, "Identifiers and Key Words": at most 63 bytes. A cut name ends in a digest, so that two stay two.</remarks>
internal static class ObjectNames
{
    private const int MostBytes = 63;

    public static string PrimaryKey(string table) => Cut($"{table}_pkey");

    public static string Unique(string table, IEnumerable<string> columns) => Cut($"{table}_{string.Join("_", columns)}_key");

    public static string Index(string table, IEnumerable<string> columns) => Cut($"{table}_{string.Join("_", columns)}_idx");

    public static string ForeignKey(string table, string column) => Cut($"{table}_{column}_fkey");

    /// <summary>A name that two tables of different schemas do not share: no unquoted schema holds the point.</summary>
    public static string Staging(string schema, string table) => Cut($"mongoetl_{schema}.{table}");

    /// <summary>The name, cut if it is too long.</summary>
    public static string Cut(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MostBytes)
            return name;
        using var sha = SHA256.Create();
        var digest = string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(name)).Take(4).Select(b => b.ToString("x2")));
        var kept = name;
        while (Encoding.UTF8.GetByteCount(kept) > MostBytes - digest.Length - 1)
            kept = kept.Substring(0, kept.Length - (char.IsLowSurrogate(kept[kept.Length - 1]) ? 2 : 1));
        return $"{kept}_{digest}";
    }
}
