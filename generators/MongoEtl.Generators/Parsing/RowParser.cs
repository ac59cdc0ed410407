using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads a <c>[PostgresTable]</c> or <c>[CassandraTable]</c> class with its bases.</summary>
internal sealed class RowParser
{
    private readonly INamedTypeSymbol _type;
    private readonly Store _store;
    private readonly Compilation _compilation;
    private readonly DiagnosticBag _bag = new();

    private RowParser(INamedTypeSymbol type, Store store, Compilation compilation) =>
        (_type, _store, _compilation) = (type, store, compilation);

    public static RowParse Parse(INamedTypeSymbol type, Store store, Compilation compilation, CancellationToken cancellation)
    {
        // The generated halves of two tables would be in each other's way; the PostgreSQL one says so.
        if (store == Store.Cassandra && type.Has("PostgresTable"))
            return new(null, "", default, default);
        // A derived table's rows come from no document.
        if (type.Has("Derived"))
            return new(null, "", default, default);
        var parser = new RowParser(type, store, compilation);
        var row = parser.Row();
        cancellation.ThrowIfCancellationRequested();
        return new(row, SourceHash.Of(type, cancellation), ColumnPlaces.Of(type), parser._bag.ToEquatable())
        {
            Intents = row is null ? default : IntentParser.Of(type, row),
        };
    }

    private RowModel? Row()
    {
        if (!_type.IsPartial())
            _bag.Add(DiagnosticTable.NotPartial, _type, _type.Name, "'class'");
        if (_type.IsGenericType)
            _bag.Add(DiagnosticTable.GenericClass, _type, _type.Name);
        if (_store == Store.Postgres && _type.Has("CassandraTable"))
            _bag.Add(DiagnosticTable.TwoStores, _type, _type.Name);
        if (RowDocument.Of(_type) is not { } document)
        {
            _bag.Add(DiagnosticTable.NoDocument, _type, _type.Name, RowDocument.Named(_type)?.Name ?? "X");
            return null;
        }
        RowStateCheck.Run(_type, document, _bag);
        var parameters = document.IsRow ? [] : ParameterParser.Parse(document.Constructor!, document.Type);
        var elements = document.IsRow ? null : new ElementsParser(_type, document.Type, _bag).Parse();
        var attribute = _type.Attribute(_store == Store.Cassandra ? "CassandraTable" : "PostgresTable")!;
        var table = attribute.Argument(0) as string ?? "";
        IColumnTypes types = _store == Store.Cassandra ? new CqlColumnTypes(_type, _bag) : new PostgresColumnTypes(_type, _bag);
        var columns = EncryptedParser.Apply(_type, new ColumnsParser(_type, table, document, _compilation, types, _bag).Parse(), _bag);
        var words = new StoreWords(_type, _store, _bag);
        words.CheckTable(table);
        words.Check(columns);
        var row = new RowModel
        {
            Class = SymbolReading.ClassNameOf(_type),
            Document = document.Type.GlobalName(),
            IsDocument = document.IsRow,
            Store = _store,
            Schema = _store == Store.Cassandra ? "" : attribute.Named("Schema") as string ?? "public",
            Table = table,
            Columns = columns.Select(c => OfStore(OfElement(c.Column, elements))).ToEquatable(),
            DatabaseColumns = DatabaseColumns().ToEquatable(),
            Elements = elements,
            Parameters = parameters.ToEquatable(),
            When = RowCondition.Of(_type, document, _bag),
        };
        return _store == Store.Cassandra
            ? new CqlKeysParser(_type, document, columns, _bag).Apply(row)
            : new PostgresKeysParser(_type, document, columns, _bag).Apply(row);
    }

    /// <summary>A reference that no property of the document gives is the element's.</summary>
    private static ColumnModel OfElement(ColumnModel column, ElementsModel? elements) =>
        column is { Field: null, Reference: not null } ? column with { Field = elements?.Field } : column;

    /// <summary>No foreign key leads out of a Cassandra table, whatever was written and refused.</summary>
    private ColumnModel OfStore(ColumnModel column) => _store == Store.Cassandra && column.Reference is { } reference
        ? column with { Reference = reference with { HasForeignKey = false, ParentRow = null } }
        : column;

    private IEnumerable<DatabaseColumnModel> DatabaseColumns() => _type.UserBases().Concat([_type])
        .SelectMany(c => c.Attributes("DatabaseValue"))
        .Select(a => new DatabaseColumnModel(a.Argument(0) as string ?? "", a.Argument(1) as string ?? "", a.Named("Default") as string, a.Named("Index") is true));
}
