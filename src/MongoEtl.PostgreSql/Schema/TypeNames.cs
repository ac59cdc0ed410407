using System.Text.RegularExpressions;

namespace MongoEtl.PostgreSql;

/// <summary>Types as DDL may write them, brought to the one form in which PostgreSQL's <c>format_type</c> prints them.</summary>
/// <remarks>PostgreSQL manual, table 8.1.</remarks>
internal static partial class TypeNames
{
    private static readonly Dictionary<string, string> Canonical = new(StringComparer.Ordinal)
    {
        ["int"] = "integer", ["int4"] = "integer", ["int2"] = "smallint", ["int8"] = "bigint",
        ["serial"] = "integer", ["bigserial"] = "bigint", ["smallserial"] = "smallint",
        ["bool"] = "boolean", ["float8"] = "double precision", ["float"] = "double precision", ["float4"] = "real",
        ["varchar"] = "character varying", ["char"] = "character", ["bpchar"] = "character", ["decimal"] = "numeric",
        ["timestamptz"] = "timestamp with time zone", ["timestamp"] = "timestamp without time zone",
        ["timetz"] = "time with time zone", ["time"] = "time without time zone", ["varbit"] = "bit varying",
    };

    /// <summary><c>varchar(10)</c> becomes <c>character varying(10)</c>, <c>timestamptz(3)</c> <c>timestamp(3) with time
    /// zone</c>, <c>public.mood</c> <c>mood</c>.</summary>
    internal static string Normalize(string type)
    {
        var parts = Parts().Match(Spaces().Replace(type.Trim(), " "));
        if (!parts.Success)
            return type;
        var name = Unqualified(parts.Groups["name"].Value + parts.Groups["tail"].Value);
        name = Canonical.GetValueOrDefault(name, name);
        var modifier = Modifier(name, parts.Groups["modifier"].Value.Replace(" ", "", StringComparison.Ordinal));
        var split = name.IndexOf(" with", StringComparison.Ordinal);
        var full = modifier.Length > 0 && split > 0 ? name[..split] + modifier + name[split..] : name + modifier;
        return full + (parts.Groups["array"].Success ? "[]" : "");
    }

    private static string Modifier(string name, string written) => (name, written) switch
    {
        ("character", "") => "(1)",
        ("numeric", [.., ')']) when !written.Contains(',', StringComparison.Ordinal) => written[..^1] + ",0)",
        _ => written,
    };

    /// <summary>Unquoted names are lower case; quotes and the schema <c>public</c> say nothing more.</summary>
    private static string Unqualified(string name)
    {
        var plain = name.Contains('"', StringComparison.Ordinal) ? name.Replace("\"", "", StringComparison.Ordinal) : name.ToLowerInvariant();
        return plain.StartsWith("public.", StringComparison.Ordinal) ? plain["public.".Length..] : plain;
    }

    [GeneratedRegex("""^(?<name>([\w]+\.)?"[^"]+"(\."[^"]+")?|[\w. ]+?)\s?(?<modifier>\([\d, ]+\))?(?<tail> with(out)? time zone)?\s?(?<array>\[\d*\])?$""", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
