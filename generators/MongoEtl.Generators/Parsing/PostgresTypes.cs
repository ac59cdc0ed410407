using System.Text.RegularExpressions;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>PostgreSQL types: which one follows from a C# type, how one is written, and which can hold what.</summary>
internal static class PostgresTypes
{
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["int2"] = "smallint", ["int"] = "integer", ["int4"] = "integer", ["int8"] = "bigint",
        ["float4"] = "real", ["float8"] = "double precision", ["decimal"] = "numeric", ["bool"] = "boolean",
        ["character varying"] = "varchar", ["character"] = "char", ["bpchar"] = "char",
        ["timestamp with time zone"] = "timestamptz", ["timestamp without time zone"] = "timestamp",
    };

    private static readonly string[] Known =
    [
        "smallint", "integer", "bigint", "real", "double precision", "numeric", "boolean", "text", "varchar", "char",
        "timestamptz", "timestamp", "date", "uuid", "jsonb", "json", "bytea",
    ];

    private static readonly Regex Shape = new(@"^\s*(?<name>[a-z0-9 ]+?)\s*(\(\s*(?<a>\d+)\s*(,\s*(?<b>\d+)\s*)?\))?\s*(?<array>\[\s*\])?\s*$");

    /// <summary>Types that can hold each kind, the one that follows from it first.</summary>
    private static readonly Dictionary<ValueKind, string[]> Holders = new()
    {
        [ValueKind.Text] = ["text", "varchar", "char"],
        [ValueKind.SourceId] = ["text", "varchar", "char"],
        [ValueKind.ObjectId] = ["text", "varchar", "char"],
        [ValueKind.Enum] = ["enum", "text", "varchar", "char"],
        [ValueKind.Int16] = ["smallint", "integer", "bigint", "numeric"],
        [ValueKind.Int32] = ["integer", "bigint", "numeric"],
        [ValueKind.Int64] = ["bigint", "numeric"],
        [ValueKind.Single] = ["real", "double precision"],
        [ValueKind.Double] = ["double precision"],
        [ValueKind.Decimal] = ["numeric"],
        [ValueKind.Boolean] = ["boolean"],
        [ValueKind.DateTimeOffset] = ["timestamptz", "timestamp"],
        [ValueKind.DateTime] = ["timestamptz", "timestamp"],
        [ValueKind.DateOnly] = ["date"],
        [ValueKind.Guid] = ["uuid"],
        [ValueKind.Raw] = ["jsonb", "json"],
        [ValueKind.Bytes] = ["bytea"],
    };

    /// <summary>Kinds that a list column's elements can be.</summary>
    private static readonly ValueKind[] ArrayKinds =
    [
        ValueKind.Text, ValueKind.Int32, ValueKind.Int64, ValueKind.Double, ValueKind.Boolean, ValueKind.DateTimeOffset, ValueKind.Guid, ValueKind.Decimal,
    ];

    /// <summary>A type as written in <c>[Column(Type = ...)]</c>, or null if it is unknown.</summary>
    public static PostgresType? Parse(string text)
    {
        var match = Shape.Match(text.ToLowerInvariant());
        if (!match.Success)
            return null;
        var name = Regex.Replace(match.Groups["name"].Value, " +", " ");
        name = Aliases.TryGetValue(name, out var alias) ? alias : name;
        var hasA = int.TryParse(match.Groups["a"].Value, out var a);
        var hasB = int.TryParse(match.Groups["b"].Value, out var b);
        var fits = name switch
        {
            "numeric" => !hasA || a is >= 1 and <= 1000 && b <= a,
            "varchar" or "char" => !hasB && (!hasA || a is >= 1 and <= 10485760),
            _ => !hasA,
        };
        if (!fits || !Known.Contains(name))
            return null;
        var isArray = match.Groups["array"].Success;
        var arguments = name == "numeric" && hasA ? $"({a},{b})" : hasA ? $"({a})" : "";
        var isNumeric = name == "numeric";
        return new(name + arguments + (isArray ? "[]" : ""), name, isArray, isNumeric ? 0 : a, isNumeric ? a : 0, isNumeric ? b : 0);
    }

    /// <summary>The type that follows from a kind, or null if no column takes it.</summary>
    public static PostgresType? Default(ValueKind kind, EnumModel? enumModel)
    {
        if (kind == ValueKind.Enum)
            return new(Sql.Quote(enumModel!.PostgresName), "enum");
        return Holders.TryGetValue(kind, out var names) ? new(names[0], names[0]) : null;
    }

    /// <summary>The array type that follows from an element kind, or null if there is none.</summary>
    public static PostgresType? DefaultArray(ValueKind element) =>
        ArrayKinds.Contains(element) ? new(Holders[element][0] + "[]", Holders[element][0], IsArray: true) : null;

    /// <summary>Whether a type can hold a kind without loss; an array's elements must be of their own type exactly.</summary>
    public static bool CanHold(PostgresType type, ValueKind kind, ValueKind? element) => element is { } item
        ? type.IsArray && (type.Base == Holders[item][0] || item is ValueKind.Text or ValueKind.DateTimeOffset && Holders[item].Contains(type.Base))
        : !type.IsArray && Holders.TryGetValue(kind, out var names) && names.Contains(type.Base);

    /// <summary>The types that can hold a kind, for messages.</summary>
    public static string HoldersOf(ValueKind kind, ValueKind? element) => element is { } item
        ? Holders[item][0] + "[]"
        : string.Join(" or ", Holders[kind].Where(n => n is not ("enum" or "char")));
}
