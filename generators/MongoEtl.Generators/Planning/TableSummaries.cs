using MongoEtl.Generators.Emit;
using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Planning;

/// <summary>Reduces a row class to what others need of it.</summary>
internal static class TableSummaries
{
    public static TableSummary Of(RowModel row) => new()
    {
        Class = row.Class,
        Document = row.Document,
        IsDocument = row.IsDocument,
        Store = row.Store,
        Schema = row.Schema,
        Table = row.Table,
        Indexes = IndexStatements.Of(row).Select(index => index.Name).ToEquatable(),
        PrimaryKey = row.PrimaryKey,
        KeyColumns = row.OwnKeyColumns,
        SerialColumn = row.SerialColumn,
        AdoptColumn = row.AdoptColumn,
        References = row.Columns.Where(c => c.Reference is not null)
            .Select(c => new ReferenceSummary(c.Property, c.Name, c.Field ?? c.Name, c.Reference!)).ToEquatable(),
        Enums = row.Columns.Where(c => c.Postgres is { Base: "enum" }).Select(c => c.Enum).OfType<EnumModel>().ToEquatable(),
        Parameters = row.Parameters,
        Elements = row.Elements,
        SeenType = EncodeEmitter.SeenType(row),
    };
}
