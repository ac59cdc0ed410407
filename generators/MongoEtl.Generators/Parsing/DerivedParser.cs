using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads a <c>[Derived]</c> class: a Cassandra table whose rows a query gives.</summary>
internal sealed class DerivedParser
{
    /// <summary>The PostgreSQL types that a result's values are read as.</summary>
    private static readonly Dictionary<ValueKind, string> ResultTypes = new()
    {
        [ValueKind.Int32] = "integer", [ValueKind.Int64] = "bigint", [ValueKind.Decimal] = "numeric", [ValueKind.Boolean] = "boolean",
        [ValueKind.Text] = "text", [ValueKind.DateTimeOffset] = "timestamptz", [ValueKind.DateOnly] = "date", [ValueKind.Guid] = "uuid",
    };

    private readonly INamedTypeSymbol _type;
    private readonly DiagnosticBag _bag = new();
    private readonly CqlColumnTypes _types;

    private DerivedParser(INamedTypeSymbol type) => (_type, _types) = (type, new CqlColumnTypes(type, _bag));

    public static DerivedParse Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var parser = new DerivedParser(type);
        var model = parser.Derived(cancellation);
        return new(model, ColumnPlaces.Of(type), parser._bag.ToEquatable())
        {
            Intents = model is null ? default : IntentParser.Of(type, model.Row),
        };
    }

    private DerivedModel? Derived(CancellationToken cancellation)
    {
        var attribute = _type.Attribute("Derived")!;
        var query = attribute.Named("Query") as string ?? "";
        if (query.Trim().Length == 0)
            _bag.Add(DiagnosticTable.NoQuery, attribute.Place(), _type.Name);
        if (!_type.IsPartial())
            _bag.Add(DiagnosticTable.NotPartial, _type, _type.Name, "'class'");
        if (_type.IsGenericType)
            _bag.Add(DiagnosticTable.GenericClass, _type, _type.Name);
        if (Problem() is { } problem)
        {
            _bag.Add(DiagnosticTable.WrongDerived, attribute.Place(), _type.Name, problem);
            return null;
        }
        var table = _type.Attribute("CassandraTable")!.Argument(0) as string ?? "";
        var columns = EncryptedParser.Apply(_type, Columns(table), _bag);
        var words = new StoreWords(_type, Store.Cassandra, _bag);
        words.CheckTable(table);
        words.Check(columns);
        var row = new CqlKeysParser(_type, null, columns, _bag).Apply(new()
        {
            Class = SymbolReading.ClassNameOf(_type),
            Document = "",
            IsDocument = false,
            Store = Store.Cassandra,
            Schema = "",
            Table = table,
            Columns = columns.Select(c => c.Column).ToEquatable(),
        });
        return new(row, query, row.Columns.Select(c => ResultTypes[c.Kind]).ToEquatable(),
            row.Columns.Select(c => PropertyModifiers.Of(columns.First(p => p.Column.Name == c.Name).Property)).ToEquatable(),
            SourceHash.Of(_type, cancellation));
    }

    private string? Problem()
    {
        if (_type.Has("Collection") || _type.Has("Document") || _type.Has("PerDocument"))
            return "is a document too; its rows come from a query, so give it a class of its own";
        if (_type.Has("Stage") || RowDocument.Named(_type) is not null)
            return "is a row of a document too; its rows come from a query, so give it a class of its own";
        return _type.Has("CassandraTable") ? null : "has no [CassandraTable]; say which table takes its rows";
    }

    private IReadOnlyList<ParsedColumn> Columns(string table)
    {
        var columns = new List<ParsedColumn>();
        foreach (var property in _type.GetMembers().OfType<IPropertySymbol>().Where(p => p.DeclaredAccessibility == Accessibility.Public && !p.IsStatic))
        {
            if (!property.IsGenerated() || property.SetMethod is not null)
            {
                _bag.Add(DiagnosticTable.WrongDerivedProperty, property, _type.Name, property.Name,
                    property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            }
            else if (Column(property) is { } column)
            {
                if (columns.Exists(c => c.Column.Name == column.Name))
                    _bag.Add(DiagnosticTable.DuplicateColumn, property, _type.Name, property.Name, column.Name, table);
                else
                    columns.Add(new(property, column));
            }
        }
        return columns;
    }

    private ColumnModel? Column(IPropertySymbol property)
    {
        var value = ValueType.Of(property.Type);
        if (value is null || !ResultTypes.ContainsKey(value.Kind))
        {
            _bag.Add(DiagnosticTable.UnsupportedColumn, property, _type.Name, property.Name, property.Type.ToDisplayString(), "derived table's",
                "int, long, decimal, bool, string, DateTimeOffset, DateOnly or Guid");
            return null;
        }
        var column = new ColumnModel
        {
            Property = property.Name,
            Name = property.Attribute("Column")?.Argument(0) as string ?? NameTranslation.ToSnakeCase(property.Name),
            Kind = value.Kind,
            Type = property.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).GlobalName(),
            NullableType = value.Nullable,
            Nullable = value.Nullable,
            Sensitive = property.Has("Sensitive"),
        };
        return _types.Apply(property, column, new(value.Kind, null, null, null, IsTimeUuid: false));
    }
}
