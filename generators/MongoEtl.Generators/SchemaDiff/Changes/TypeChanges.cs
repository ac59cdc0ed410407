namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Tells what a change of a PostgreSQL type does.</summary>
/// <remarks>PostgreSQL manual, ALTER TABLE, Notes; which changes leave a table as it lies is in its release notes 9.2.</remarks>
internal static class TypeChanges
{
    private static readonly string[] Integers = ["smallint", "integer", "bigint"];

    public static TypeChange Of(string from, string to)
    {
        var (old, now) = (SqlTypeName.Of(from), SqlTypeName.Of(to));
        // An enum's labels are texts.
        if (now.IsQuoted)
            return old.IsText || old.IsQuoted ? TypeChange.FromText : TypeChange.Narrowing;
        if (old.IsQuoted)
            return to == "text" ? TypeChange.Rewrite : TypeChange.Narrowing;
        if (old.IsArray || now.IsArray)
            return TypeChange.Narrowing;
        return old.IsText ? FromText(old, now) : Other(old, now);
    }

    private static TypeChange FromText(SqlTypeName old, SqlTypeName now) => (old.Name, now.Name) switch
    {
        ("text" or "varchar", "text") => TypeChange.Free,
        ("varchar", "varchar") => now.Length == 0 || old.Length > 0 && old.Length <= now.Length ? TypeChange.Free : TypeChange.Narrowing,
        ("text", "varchar") => now.Length == 0 ? TypeChange.Free : TypeChange.Narrowing,
        (_, "text") => TypeChange.Rewrite,
        (_, "varchar" or "char") => TypeChange.Narrowing,
        _ => TypeChange.FromText,
    };

    private static TypeChange Other(SqlTypeName old, SqlTypeName now)
    {
        var (from, to) = (old.Name, now.Name);
        if (to == "text")
            return TypeChange.Rewrite;
        if (from == "numeric" && to == "numeric")
            return Numeric(old, now);
        var (a, b) = (Array.IndexOf(Integers, from), Array.IndexOf(Integers, to));
        var isWider = a >= 0 && b > a
            || a >= 0 && to == "numeric" && now.Length == 0
            || (from, to) is ("real", "double precision") or ("date", "timestamp" or "timestamptz") or ("json", "jsonb") or ("jsonb",
                "json");
        return isWider ? TypeChange.Rewrite : TypeChange.Narrowing;
    }

    /// <summary>More digits before the point are free; another scale rewrites, and fewer digits on a side lose.</summary>
    private static TypeChange Numeric(SqlTypeName old, SqlTypeName now)
    {
        if (now.Length == 0)
            return TypeChange.Free;
        if (old.Length == 0 || now.Scale < old.Scale || now.Length - now.Scale < old.Length - old.Scale)
            return TypeChange.Narrowing;
        return now.Scale == old.Scale ? TypeChange.Free : TypeChange.Rewrite;
    }
}
