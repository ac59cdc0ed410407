using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Planning;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Makes the schema that the classes ask for of the models that their tables are made of.</summary>
internal static class TableShapes
{
    /// <summary>A row class's table, without its foreign keys: which tables these lead to, other classes decide.</summary>
    public static TableShape Of(RowModel row)
    {
        var isPostgres = row.Store == Store.Postgres;
        return new()
        {
            Id = IdOf(row.Store, row.Schema, row.Table),
            Columns = row.Columns.Select(c => isPostgres ? Column(row, c) : ColumnShape.Cql(c.Name, c.Ddl))
                .Concat(row.DatabaseColumns.Select(Column)).ToEquatable(),
            PrimaryKey = isPostgres ? row.PrimaryKey : default,
            Indexes = isPostgres ? Indexes(row).ToEquatable() : default,
            PartitionKey = row.PartitionKey,
            ClusteringKey = row.ClusteringKey.Select(c => new ClusteringShape(c.Name, c.Descending)).ToEquatable(),
        };
    }

    /// <summary>The whole schema. Of several classes that write one table, which is an error, the first counts.</summary>
    public static Schema Build(EquatableArray<TableShape> shapes, EquatableArray<TableSource> sources)
    {
        var summaries = sources.Select(s => s.Table).ToList();
        var keys = summaries.Where(s => s.Store == Store.Postgres).GroupBy(s => TableId.Postgres(s.Schema, s.Table))
            .ToDictionary(g => g.Key, g => ForeignKeys(g.First(), summaries).ToEquatable());
        var tables = shapes.GroupBy(s => s.Id).Select(g => g.First()).OrderBy(s => s.Id)
            .Select(s => keys.TryGetValue(s.Id, out var own) ? s with { ForeignKeys = own } : s).ToEquatable();
        var enums = summaries.SelectMany(s => s.Enums).GroupBy(e => e.PostgresName).Select(g => g.First())
            .OrderBy(e => e.PostgresName, StringComparer.Ordinal)
                .Select(e => new EnumShape(e.PostgresName, e.Members.Select(m => m.Texts[0]).ToEquatable()));
        return new(enums.ToEquatable(), tables);
    }

    public static TableId IdOf(Store store, string schema, string table) =>
        store == Store.Postgres ? TableId.Postgres(schema, table) : TableId.Cassandra(table);

    private static ColumnShape Column(RowModel row, ColumnModel column) => new()
    {
        Name = column.Name,
        Type = column.Ddl,
        Nullable = column.Nullable,
        Default = column.Default,
        IsIdentity = TableStatements.IsIdentity(row, column),
    };

    private static ColumnShape Column(DatabaseColumnModel column) =>
        new() { Name = column.Name, Type = column.Type, Default = column.Default, IsDatabase = true };

    private static IEnumerable<IndexShape> Indexes(RowModel row) => IndexStatements.Of(row).Where(i => i.Kind != "PrimaryKey")
        .Select(i => new IndexShape(i.Kind == "Unique", i.Columns.ToEquatable()));

    private static IEnumerable<ForeignKeyShape> ForeignKeys(TableSummary table, IReadOnlyList<TableSummary> all) =>
        from reference in table.References
        where reference.Reference.HasForeignKey
        let parent = ParentTable.Of(reference.Reference, all)
        where parent is not null
        select new ForeignKeyShape(reference.Column, IdOf(parent.Store, parent.Schema, parent.Table), ParentTable.KeyColumn(parent)!,
            reference.Reference.OnDelete);
}
