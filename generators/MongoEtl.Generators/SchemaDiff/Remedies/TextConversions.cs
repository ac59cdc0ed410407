namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Expressions that read texts as something else: one that an unusable text stops, and, where a null can take its place, one that
/// passes it over.</summary>
/// <remarks>PostgreSQL manual, Data Types: what the input of each type takes.</remarks>
internal static class TextConversions
{
    private const string Integer = "'^[+-]?[0-9]+$'";
    private const string Fraction = "'^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)$'";
    private const string Uuid = "'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'";

    /// <param name="text">The text, as SQL.</param>
    public static IEnumerable<Conversion> Of(string text, ColumnShape column, Schema after)
    {
        var to = SqlTypeName.Of(column.Type);
        if (to.IsText)
            return Shorter(text, to);
        if (to is { IsArray: true, Name: "text" or "varchar" or "char" })
        {
            return [new("array", $"CASE WHEN {text} IS NOT NULL THEN ARRAY[{text}]::{column.Type} END",
                "each text becomes an array's only item")];
        }
        if (to.IsArray)
            return [];
        if (to.Name == "bytea")
            return [new("bytes", $"convert_to({text}, 'UTF8')", "as the bytes of UTF-8")];
        var what = to switch
        {
            { IsQuoted: true } => "label",
            { IsInteger: true } or { IsFraction: true } => "number",
            _ => to.Name,
        };
        var strict = column.Nullable ? $"nullif(btrim({text}), '')::{column.Type}" : $"{text}::{column.Type}";
        var stops = new Conversion("strict", strict,
            $"texts that are no {what} stop it{(column.Nullable ? ", empty ones become null" : "")}");
        return column.Nullable && Lenient(text, to, column.Type, after) is { } lenient
            ? [stops, new("lenient", lenient, $"texts that are no {what} become null")] : [stops];
    }

    /// <summary>A cast to a shorter text cuts it in silence, an assignment refuses it.</summary>
    private static IEnumerable<Conversion> Shorter(string text, SqlTypeName to)
    {
        if (to.Length == 0 && to.Name != "char")
        {
            yield return new("strict", $"{text}::{to.Name}", "nothing is lost");
            yield break;
        }
        var length = Math.Max(to.Length, 1);
        yield return new("strict", text, $"texts longer than {length} characters stop it");
        yield return new("cut", $"left({text}, {length})", $"texts longer than {length} characters are cut");
    }

    private static string? Lenient(string text, SqlTypeName to, string type, Schema after) => to switch
    {
        { IsQuoted: true } => after.Enum(to.Name) is { Labels.Count: > 0 } labels
            ? $"CASE WHEN {text} IN ({string.Join(", ", labels.Labels.Select(Sql.Text))}) THEN {text}::{type} END" : null,
        { IsInteger: true } => $"CASE WHEN btrim({text}) ~ {Integer} THEN btrim({text})::{type} END",
        { IsFraction: true } => $"CASE WHEN btrim({text}) ~ {Fraction} THEN btrim({text})::{type} END",
        { Name: "uuid" } => $"CASE WHEN lower(btrim({text})) ~ {Uuid} THEN btrim({text})::uuid END",
        { Name: "boolean" } => $"CASE WHEN lower(btrim({text})) IN ('true', 't', 'yes', 'y', 'on', '1') THEN true "
            + $"WHEN lower(btrim({text})) IN ('false', 'f', 'no', 'n', 'off', '0') THEN false END",
        _ => null,
    };
}
