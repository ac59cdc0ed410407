using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit.Statements;

/// <summary>The indexes of a table, each once, in build order: primary key, merge key, unique ones, others.</summary>
internal static class IndexStatements
{
    public sealed record Index(string Name, string Kind, IReadOnlyList<string> Columns, string Create);

    public static IReadOnlyList<Index> Of(RowModel row)
    {
        var indexes = new List<Index>();
        var table = TableStatements.QuotedName(row);
        if (row.PrimaryKey.Count > 0)
        {
            var name = ObjectNames.PrimaryKey(row.Table);
            var add = $"ALTER TABLE {table} ADD CONSTRAINT {Sql.Quote(name)} PRIMARY KEY ({Sql.QuoteAll(row.PrimaryKey)})";
            indexes.Add(new(name, "PrimaryKey", [.. row.PrimaryKey], add));
        }
        AddUnique(row.MergeKey);
        foreach (var index in row.Indexes.Where(i => i.IsUnique))
            AddUnique(index.Columns);
        foreach (var index in row.Indexes.Where(i => !i.IsUnique))
            AddPlain(index.Columns);
        foreach (var column in row.DatabaseColumns.Where(c => c.HasIndex))
            AddPlain([column.Name]);
        return indexes;

        void AddUnique(IEnumerable<string> columns) => Add("Unique", "UNIQUE INDEX", ObjectNames.Unique(row.Table, columns), columns);

        void AddPlain(IEnumerable<string> columns) => Add("Plain", "INDEX", ObjectNames.Index(row.Table, columns), columns);

        void Add(string kind, string what, string name, IEnumerable<string> columns)
        {
            // An index over the same columns in the same order is there already, and as unique at least.
            if (columns.Any() && !indexes.Any(i => i.Columns.SequenceEqual(columns)))
                indexes.Add(new(name, kind, [.. columns], $"CREATE {what} {Sql.Quote(name)} ON {table} ({Sql.QuoteAll(columns)})"));
        }
    }
}
