namespace MongoEtl.Generators.SchemaDiff;

/// <summary>SQL expressions that make values of a column's new type of its present ones; none where no expression is usual.</summary>
/// <remarks>PostgreSQL manual, CREATE CAST and Type Conversion; times without a zone are UTC here, as everywhere in a migration.</remarks>
internal static class Conversions
{
    private const string Same = "nothing is lost";

    /// <param name="former">The type that the column has.</param>
    /// <param name="column">The column as it is to be.</param>
    /// <param name="after">Knows the labels of enum types.</param>
    public static IReadOnlyList<Conversion> Of(string former, ColumnShape column, Schema after)
    {
        var (from, to, name) = (SqlTypeName.Of(former), SqlTypeName.Of(column.Type), Sql.Quote(column.Name));
        if (from.IsText)
            return [.. TextConversions.Of(name, column, after)];
        if (from.IsQuoted && (to.IsText || to.IsQuoted) || to.IsText && !from.IsArray && from.Name != "bytea")
            return [.. TextConversions.Of(name + "::text", column, after).Where(c => !to.IsText || c.Kind == "strict")
                .Select(c => c.Sql.EndsWith("::text::text", StringComparison.Ordinal) ? c with { Sql = name + "::text" } : c)];
        if (Single(from, to, name, column.Type) is { } one)
            return [one];
        return [];
    }

    private static Conversion? Single(SqlTypeName from, SqlTypeName to, string name, string type)
    {
        if (from.IsArray || to.IsArray)
            return Array(from, to, name, type);
        if (from.IsInteger || from.IsFraction)
            return Number(from, to, name, type);
        if (from.IsTime && to.IsTime)
            return Time(from, to, name);
        return (from.Name, to) switch
        {
            ("boolean", { IsInteger: true }) => new("number", $"CASE WHEN {name} THEN 1 WHEN NOT {name} THEN 0 END", "true is 1, false 0"),
            ("json" or "jsonb", { Name: "json" or "jsonb" }) => new("cast", $"{name}::{type}", Same),
            _ => null,
        };
    }

    private static Conversion? Array(SqlTypeName from, SqlTypeName to, string name, string type)
    {
        if (from.IsArray && to.IsArray)
            return new("cast", $"{name}::{type}", "items that do not fit stop it");
        return to.IsArray && from.Name == to.Name
            ? new("array", $"CASE WHEN {name} IS NOT NULL THEN ARRAY[{name}]::{type} END", "each value becomes an array's only item")
            : null;
    }

    private static Conversion? Number(SqlTypeName from, SqlTypeName to, string name, string type) => to switch
    {
        { Name: "boolean" } => new("boolean", $"{name} <> 0", "0 is false, any other number true"),
        { IsInteger: true } when from.IsInteger => new("cast", $"{name}::{type}", Fits(from, to)),
        { IsInteger: true } => new("round", $"round({name})::{type}", "numbers are rounded, and those that do not fit stop it"),
        { Name: "numeric", Length: 0 } when from.IsInteger || from.Name == "numeric" => new("cast", $"{name}::numeric", Same),
        { Name: "numeric", Length: > 0 } => new("cast", $"{name}::{type}",
            $"numbers are rounded to {to.Scale} digits after the point, and those that do not fit stop it"),
        { IsFraction: true } => new("cast", $"{name}::{type}", "numbers may lose digits"),
        _ => null,
    };

    private static string Fits(SqlTypeName from, SqlTypeName to) =>
        Size(from) < Size(to) ? Same : "numbers that do not fit stop it";

    private static int Size(SqlTypeName integer) => integer.Name switch
    {
        "smallint" => 2,
        "integer" => 4,
        _ => 8,
    };

    private static Conversion? Time(SqlTypeName from, SqlTypeName to, string name) => (from.Name, to.Name) switch
    {
        ("date", "timestamp") => new("time", $"{name}::timestamp", "days begin at midnight"),
        ("date", "timestamptz") => new("time", $"{name}::timestamp AT TIME ZONE 'UTC'", "days begin at midnight UTC"),
        ("timestamp", "timestamptz") => new("time", $"{name} AT TIME ZONE 'UTC'", "times are read as UTC"),
        ("timestamptz", "timestamp") => new("time", $"{name} AT TIME ZONE 'UTC'", "times become those of UTC"),
        ("timestamptz", "date") => new("time", $"({name} AT TIME ZONE 'UTC')::date", "the time of day is lost, the day is that of UTC"),
        ("timestamp", "date") => new("time", $"{name}::date", "the time of day is lost"),
        _ => null,
    };
}
