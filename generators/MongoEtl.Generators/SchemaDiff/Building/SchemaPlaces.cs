using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Where a table's class and the properties of its columns stand; the class itself under an empty name.</summary>
/// <param name="Table">The table.</param>
/// <param name="Class">Metadata name of its class; empty for a table that the assembly states to go.</param>
/// <param name="Columns">The places.</param>
internal sealed record SchemaPlaces(TableId? Table, string Class, EquatableArray<ColumnPlace> Columns)
{
    public static SchemaPlaces Of(RowParse parse) => parse.Row is not { } row ? new(null, "", default) : new(
        TableShapes.IdOf(row.Store, row.Schema, row.Table),
        MetadataName(row.Class),
        parse.Places.Select(p => p.Property.Length == 0 ? p
            : new ColumnPlace(row.Columns.FirstOrDefault(c => c.Property == p.Property)?.Name ?? "\0", p.Location)).ToEquatable());

    /// <summary>Where <c>[assembly: DropTable]</c> states that a table goes.</summary>
    public static EquatableArray<SchemaPlaces> Of(IAssemblySymbol assembly) => assembly.Attributes("DropTable")
        .Select(a => new SchemaPlaces(IntentParser.DroppedTable(a), "", new([new("", LocationSnapshot.Of(a.Place()))]))).ToEquatable();

    public LocationSnapshot? Find(string column) =>
        (Columns.LastOrDefault(p => p.Property == column) ?? Columns.LastOrDefault(p => p.Property.Length == 0))?.Location;

    private static string MetadataName(ClassName type) =>
        (type.Namespace.Length > 0 ? type.Namespace + "." : "") + string.Join("+", type.Outer.Concat([type.Name]));
}
