using System.Text.RegularExpressions;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A PostgreSQL type's name taken apart.</summary>
/// <param name="Name">The bare name; of an enum type without its quotes.</param>
/// <param name="Length">The first number in brackets: length or precision; 0 for none.</param>
/// <param name="Scale">The second one.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="IsQuoted">Whether it is an enum type.</param>
internal sealed record SqlTypeName(string Name, int Length, int Scale, bool IsArray, bool IsQuoted)
{
    private static readonly Regex Shape = new(@"^(?<name>[a-z ]+?)(\((?<a>\d+)(,(?<b>\d+))?\))?(?<array>\[\])?$");

    public static SqlTypeName Of(string type)
    {
        var match = Shape.Match(type);
        return match.Success
            ? new(match.Groups["name"].Value, Number(match, "a"), Number(match, "b"), match.Groups["array"].Success, false)
            : new(type.Trim('"').Replace("\"\"", "\""), 0, 0, false, true);
    }

    public bool IsText => !IsArray && !IsQuoted && Name is "text" or "varchar" or "char";

    public bool IsInteger => !IsArray && Name is "smallint" or "integer" or "bigint";

    public bool IsFraction => !IsArray && Name is "numeric" or "real" or "double precision";

    public bool IsTime => !IsArray && Name is "date" or "timestamp" or "timestamptz";

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].Value, out var number) ? number : 0;
}
