using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads the columns of a row class: public get-only properties, those of bases first.</summary>
internal sealed class ColumnsParser(
    INamedTypeSymbol row, string table, RowDocument document, Compilation compilation, IColumnTypes types, DiagnosticBag bag)
{
    public IReadOnlyList<ParsedColumn> Parse()
    {
        var columns = new List<ParsedColumn>();
        var names = new HashSet<string>(row.UserBases().Concat([row]).SelectMany(c => c.Attributes("DatabaseValue")).Select(a => a.Argument(0) as string ?? ""));
        var parser = new ColumnParser(row, document, compilation, types, bag);
        foreach (var property in Properties())
        {
            if (parser.Parse(property) is not { } column)
                continue;
            if (!names.Add(column.Name))
                bag.Add(DiagnosticTable.DuplicateColumn, property, row.Name, property.Name, column.Name, table);
            else
                columns.Add(new(property, column));
        }
        return columns;
    }

    /// <summary>An override stands where its base's property does, with its own body.</summary>
    private IEnumerable<IPropertySymbol> Properties()
    {
        var ordered = new List<IPropertySymbol>();
        foreach (var property in row.UserBases().Concat([row]).SelectMany(c => c.GetMembers().OfType<IPropertySymbol>()))
        {
            var isColumn = property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null };
            var replaced = ordered.FindIndex(p => p.Name == property.Name);
            if (isColumn && replaced >= 0)
                ordered[replaced] = property;
            else if (isColumn)
                ordered.Add(property);
        }
        return ordered;
    }
}
