using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads the stage table of a <c>[Stage]</c> class. What is wrong with a class that has another table too is told for that
/// one.</summary>
internal sealed class StageParser
{
    public const string Schema = "mongoetl_stage";

    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly AttributeData _attribute;
    private readonly DiagnosticBag _bag = new();
    private readonly DiagnosticBag _ofRow = new();
    private readonly bool _isOnlyStaged;

    private StageParser(INamedTypeSymbol type, Compilation compilation) => (_type, _compilation, _attribute, _isOnlyStaged) =
        (type, compilation, type.Attribute("Stage")!, !type.Has("CassandraTable"));

    public static RowParse Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var parser = new StageParser(type, compilation);
        var row = parser.Row();
        cancellation.ThrowIfCancellationRequested();
        var found = parser._bag.ToEquatable();
        return new(row, SourceHash.Of(type, cancellation), ColumnPlaces.Of(type),
            parser._isOnlyStaged ? found.Concat(parser._ofRow.ToEquatable()).ToEquatable() : found);
    }

    private RowModel? Row()
    {
        if (_type.Has("PostgresTable"))
        {
            _bag.Add(DiagnosticTable.WrongStage, _attribute.Place(), _type.Name,
                "stands on a PostgreSQL row; a derived table's query reads that table where it is: name it with its schema");
            return null;
        }
        if (_type.Has("Derived"))
            return null;
        if (!_type.IsPartial())
            _ofRow.Add(DiagnosticTable.NotPartial, _type, _type.Name, "'class'");
        if (_type.IsGenericType)
            _ofRow.Add(DiagnosticTable.GenericClass, _type, _type.Name);
        if (RowDocument.Of(_type) is not { } document)
        {
            _ofRow.Add(DiagnosticTable.NoDocument, _type, _type.Name, RowDocument.Named(_type)?.Name ?? "X");
            return null;
        }
        RowStateCheck.Run(_type, document, _ofRow);
        var elements = document.IsRow ? null : new ElementsParser(_type, document.Type, _ofRow).Parse();
        var name = Name();
        var types = new StageColumnTypes(new PostgresColumnTypes(_type, _ofRow), _isOnlyStaged);
        var columns = new ColumnsParser(_type, name, document, _compilation, types, _ofRow).Parse();
        var keys = new StageKeysParser(_type, _attribute, document, columns, _bag);
        var key = keys.Key(out var newest);
        var kept = keys.Kept(key, newest);
        ReportUnsupported(kept);
        return new()
        {
            Class = SymbolReading.ClassNameOf(_type),
            Document = document.Type.GlobalName(),
            IsDocument = document.IsRow,
            Store = Store.Stage,
            Schema = Schema,
            Table = name,
            Columns = kept.Select(OfStage).ToEquatable(),
            PrimaryKey = key,
            MergeKey = key,
            NewestColumn = newest,
            Elements = elements,
            Parameters = (document.IsRow ? [] : ParameterParser.Parse(document.Constructor!, document.Type)).ToEquatable(),
            When = RowCondition.Of(_type, document, _ofRow),
        };
    }

    private string Name() => _attribute.Argument(0) as string
        ?? _type.Attribute("CassandraTable")?.Argument(0) as string
        ?? NameTranslation.ToSnakeCase(_type.Name);

    private static ColumnModel OfStage(ColumnModel column) => column.Reference is { } reference
        ? column with { Reference = reference with { HasForeignKey = false, ParentRow = null } }
        : column;

    /// <summary>What Cassandra has a type for and PostgreSQL has not is a fault of the staging alone.</summary>
    private void ReportUnsupported(IReadOnlyList<ColumnModel> kept)
    {
        if (_isOnlyStaged)
            return;
        var wanted = StageKeysParser.Named(_attribute, "Columns");
        foreach (var property in _type.UserBases().Concat([_type]).SelectMany(c => c.GetMembers().OfType<IPropertySymbol>())
            .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null }))
        {
            if (kept.All(c => c.Property != property.Name) && (wanted is null || wanted.Contains(property.Name)) && ValueType.Of(property.Type) is not null)
            {
                _bag.Add(DiagnosticTable.UnsupportedColumn, property, _type.Name, property.Name, property.Type.ToDisplayString(), "PostgreSQL",
                    "a scalar, an enum, Reference<T>, RawBson or a list of scalars; or leave it out with [Stage(Columns = [...])]");
            }
        }
    }
}
