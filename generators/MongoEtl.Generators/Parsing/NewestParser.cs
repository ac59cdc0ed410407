using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[Newest]</c>, which a row class has if two documents can give one row.</summary>
internal static class NewestParser
{
    private static readonly ValueKind[] Unordered =
        [ValueKind.Raw, ValueKind.List, ValueKind.ScalarList, ValueKind.Set, ValueKind.Map, ValueKind.Bytes, ValueKind.IPAddress];

    /// <param name="type">The row class.</param>
    /// <param name="document">Its document.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="key">Those by which a repeat finds its row.</param>
    /// <param name="bag">Takes what is wrong.</param>
    /// <returns>The column that is compared, if one is.</returns>
    public static string? Parse(INamedTypeSymbol type, RowDocument document, IReadOnlyList<ParsedColumn> columns,
        IReadOnlyList<ParsedColumn> key, DiagnosticBag bag)
    {
        var attribute = type.Attribute("Newest");
        if (attribute is null)
        {
            if (key.Count > 0 && !key.Any(c => c.Column.FollowsFromId))
            {
                bag.Add(DiagnosticTable.MissingNewest, type, type.Name, document.Type.Name,
                    string.Join(", ", key.Select(c => c.Property.Name)));
            }
            return null;
        }
        var name = attribute.Argument(0) as string ?? "";
        var column = columns.FirstOrDefault(c => c.Property.Name == name);
        var problem = column is null ? $"'{type.Name}' has no such column"
            : Unordered.Contains(column.Column.Kind) ? "values of its type have no order"
            : !columns.Any(c => c.Column.IsOwnId)
                ? "the row must hold the source id's text as a column, such as 'public string MongoId => source.Id.ToString();', "
                + "to decide between equals"
            : null;
        if (problem is not null)
            bag.Add(DiagnosticTable.WrongNewest, attribute.Place(), type.Name, name, problem);
        return problem is null ? column!.Column.Name : null;
    }
}
