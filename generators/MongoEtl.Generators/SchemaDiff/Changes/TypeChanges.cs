using System.Text.RegularExpressions;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Tells what a change of a PostgreSQL type does.</summary>
/// <remarks>PostgreSQL manual, ALTER TABLE, Notes; which changes leave a table as it lies is in its release notes 9.2.</remarks>
internal static class TypeChanges
{
    private static readonly Regex Shape = new(@"^(?<name>[a-z ]+?)(\((?<a>\d+)(,(?<b>\d+))?\))?(?<array>\[\])?$");

    private static readonly string[] Integers = ["smallint", "integer", "bigint"];

    public static TypeChange Of(string from, string to)
    {
        var (old, now) = (Shape.Match(from), Shape.Match(to));
        var isText = IsText(Name(old));
        // An enum's name is quoted, so it has no shape; its labels are texts.
        if (!now.Success)
            return isText || !old.Success ? TypeChange.FromText : TypeChange.Narrowing;
        if (!old.Success)
            return to == "text" ? TypeChange.Rewrite : TypeChange.Narrowing;
        if (old.Groups["array"].Success || now.Groups["array"].Success)
            return TypeChange.Narrowing;
        return isText ? FromText(old, now) : Other(old, now);
    }

    private static TypeChange FromText(Match old, Match now) => (Name(old), Name(now)) switch
    {
        ("text" or "varchar", "text") => TypeChange.Free,
        ("varchar", "varchar") => Number(now, "a") == 0 || Number(old, "a") is > 0 and var had && had <= Number(now, "a")
            ? TypeChange.Free : TypeChange.Narrowing,
        ("text", "varchar") => Number(now, "a") == 0 ? TypeChange.Free : TypeChange.Narrowing,
        (_, "text") => TypeChange.Rewrite,
        (_, "varchar" or "char") => TypeChange.Narrowing,
        _ => TypeChange.FromText,
    };

    private static TypeChange Other(Match old, Match now)
    {
        var (from, to) = (Name(old), Name(now));
        if (to == "text")
            return TypeChange.Rewrite;
        if (from == "numeric" && to == "numeric")
            return Numeric(old, now);
        var (a, b) = (Array.IndexOf(Integers, from), Array.IndexOf(Integers, to));
        var isWider = a >= 0 && b > a
            || a >= 0 && to == "numeric" && Number(now, "a") == 0
            || (from, to) is ("real", "double precision") or ("date", "timestamp" or "timestamptz") or ("json", "jsonb") or ("jsonb",
                "json");
        return isWider ? TypeChange.Rewrite : TypeChange.Narrowing;
    }

    /// <summary>More digits before the point are free; another scale rewrites, and fewer digits on a side lose.</summary>
    private static TypeChange Numeric(Match old, Match now)
    {
        var (p, s, q, t) = (Number(old, "a"), Number(old, "b"), Number(now, "a"), Number(now, "b"));
        if (q == 0)
            return TypeChange.Free;
        if (p == 0 || t < s || q - t < p - s)
            return TypeChange.Narrowing;
        return t == s ? TypeChange.Free : TypeChange.Rewrite;
    }

    private static bool IsText(string name) => name is "text" or "varchar" or "char";

    private static string Name(Match match) => match.Groups["name"].Value;

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].Value, out var number) ? number : 0;
}
