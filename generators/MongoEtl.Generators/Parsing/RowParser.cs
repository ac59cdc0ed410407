using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads a <c>[PostgresTable]</c> class with its bases.</summary>
internal sealed class RowParser
{
    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly DiagnosticBag _bag = new();

    private RowParser(INamedTypeSymbol type, Compilation compilation) => (_type, _compilation) = (type, compilation);

    public static RowParse Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var parser = new RowParser(type, compilation);
        var row = parser.Row();
        cancellation.ThrowIfCancellationRequested();
        return new(row, SourceHash.Of(type, cancellation), parser.Places(), parser._bag.ToEquatable());
    }

    private RowModel? Row()
    {
        if (!_type.IsPartial())
            _bag.Add(DiagnosticTable.NotPartial, _type, _type.Name, "'class'");
        if (_type.IsGenericType)
            _bag.Add(DiagnosticTable.GenericClass, _type, _type.Name);
        if (RowDocument.Of(_type) is not { } document)
        {
            _bag.Add(DiagnosticTable.NoDocument, _type, _type.Name, RowDocument.Named(_type)?.Name ?? "X");
            return null;
        }
        RowStateCheck.Run(_type, document, _bag);
        var parameters = document.IsRow ? [] : ParameterParser.Parse(document.Constructor!, document.Type);
        var elements = document.IsRow ? null : new ElementsParser(_type, document.Type, _bag).Parse();
        var columns = new ColumnsParser(_type, document, _compilation, _bag).Parse();
        return new RowKeysParser(_type, document, columns, _bag).Apply(new()
        {
            Class = SymbolReading.ClassNameOf(_type),
            Document = document.Type.GlobalName(),
            IsDocument = document.IsRow,
            Schema = _type.Attribute("PostgresTable")!.Named("Schema") as string ?? "public",
            Table = _type.Attribute("PostgresTable")!.Argument(0) as string ?? "",
            Columns = columns.Select(c => OfElement(c.Column, elements)).ToEquatable(),
            DatabaseColumns = DatabaseColumns().ToEquatable(),
            Elements = elements,
            Parameters = parameters.ToEquatable(),
            When = When(document),
        });
    }

    /// <summary>A reference that no property of the document gives is the element's.</summary>
    private static ColumnModel OfElement(ColumnModel column, ElementsModel? elements) =>
        column is { Field: null, Reference: not null } ? column with { Field = elements?.Field } : column;

    private IEnumerable<DatabaseColumnModel> DatabaseColumns() => _type.UserBases().Concat([_type])
        .SelectMany(c => c.Attributes("DatabaseValue"))
        .Select(a => new DatabaseColumnModel(a.Argument(0) as string ?? "", a.Argument(1) as string ?? "", a.Named("Default") as string, a.Named("Index") is true));

    private string? When(RowDocument document)
    {
        // On a class that is both, the document's condition already decides.
        if (document.IsRow)
            return null;
        var attribute = new[] { _type }.Concat(_type.UserBases().Reverse()).Select(c => c.Attribute("When")).FirstOrDefault(a => a is not null);
        if (attribute is null)
            return null;
        var name = attribute.Argument(0) as string ?? "";
        var condition = WhenCondition.Of(_type, name, "row") ?? WhenCondition.Of(document.Type, name, "source");
        if (condition is null)
            _bag.Add(DiagnosticTable.WrongWhen, attribute.Place(), _type.Name, name, $"'{_type.Name}' or '{document.Type.Name}'");
        return condition;
    }

    private EquatableArray<ColumnPlace> Places() => _type.UserBases().Concat([_type])
        .SelectMany(c => c.GetMembers().OfType<IPropertySymbol>())
        .Select(p => new ColumnPlace(p.Name, LocationSnapshot.Of(p.Locations.FirstOrDefault())))
        .Concat([new ColumnPlace("", LocationSnapshot.Of(_type.Locations.FirstOrDefault()))])
        .ToEquatable();
}
