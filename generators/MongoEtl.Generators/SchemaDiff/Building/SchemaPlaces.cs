using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Where a table's class and the properties of its columns stand; the class itself under an empty name.</summary>
internal sealed record SchemaPlaces(TableId? Table, EquatableArray<ColumnPlace> Columns)
{
    public static SchemaPlaces Of(RowParse parse) => parse.Row is not { } row ? new(null, default) : new(
        TableShapes.IdOf(row.Store, row.Schema, row.Table),
        parse.Places.Select(p => p.Property.Length == 0 ? p
            : new ColumnPlace(row.Columns.FirstOrDefault(c => c.Property == p.Property)?.Name ?? "\0", p.Location)).ToEquatable());

    public LocationSnapshot? Find(string column) =>
        (Columns.LastOrDefault(p => p.Property == column) ?? Columns.LastOrDefault(p => p.Property.Length == 0))?.Location;
}
