using MongoEtl.Generators.Emit.Statements;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>SQL about keys and indexes. Where rows may be, an index is built while others write, and a foreign key is added first and
/// checked after; a table just made needs none of this.</summary>
internal static class KeyChangeStatements
{
    public static IEnumerable<SchemaStatement> Of(SchemaChange change, LiveNames names, bool isNew)
    {
        var table = change.Table!;
        return change.Kind switch
        {
            ChangeKind.DropPrimaryKey => [Drop(table, names.PrimaryKey(table))],
            ChangeKind.DropForeignKey => [Drop(table, names.ForeignKey(table, change.ForeignKey!))],
            ChangeKind.DropIndex when names.IsConstraint(table, change.Index!) => [Drop(table, names.Index(table, change.Index!))],
            ChangeKind.DropIndex => [new($"DROP INDEX CONCURRENTLY IF EXISTS {Qualified(table, names.Index(table, change.Index!))}",
                IsAlone: true)],
            ChangeKind.AddPrimaryKey => PrimaryKey(change.Shape!, names),
            ChangeKind.AddIndex => Index(table, change.Index!, names, isNew),
            ChangeKind.AddForeignKey => ForeignKey(table, change.ForeignKey!),
            ChangeKind.ValidateForeignKey => [Validate(table, names.ForeignKey(table, change.ForeignKey!))],
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "No change of a key."),
        };
    }

    private static IEnumerable<SchemaStatement> PrimaryKey(TableShape table, LiveNames names)
    {
        var name = ObjectNames.PrimaryKey(table.Id.Name);
        foreach (var statement in Build(table.Id, "UNIQUE ", name, table.PrimaryKey, names))
            yield return statement;
        yield return new($"ALTER TABLE {table.Id.Quoted} ADD CONSTRAINT {Sql.Quote(name)} PRIMARY KEY USING INDEX {Sql.Quote(name)}");
    }

    private static IEnumerable<SchemaStatement> Index(TableId table, IndexShape index, LiveNames names, bool isNew)
    {
        var (unique, name) = (index.IsUnique ? "UNIQUE " : "", LiveNames.Conventional(table, index));
        return isNew
            ? [new($"CREATE {unique}INDEX {Sql.Quote(name)} ON {table.Quoted} ({Sql.QuoteAll(index.Columns)})")]
            : Build(table, unique, name, index.Columns, names);
    }

    private static IEnumerable<SchemaStatement> Build(TableId table, string unique, string name, IEnumerable<string> columns,
        LiveNames names)
    {
        var drop = $"DROP INDEX CONCURRENTLY IF EXISTS {Qualified(table, name)}";
        if (names.IsLeftover(table.Schema, name))
            yield return new(drop, IsAlone: true);
        yield return new($"CREATE {unique}INDEX CONCURRENTLY {Sql.Quote(name)} ON {table.Quoted} ({Sql.QuoteAll(columns)})",
            IsAlone: true, Undo: drop);
    }

    private static IEnumerable<SchemaStatement> ForeignKey(TableId table, ForeignKeyShape key)
    {
        var name = ObjectNames.ForeignKey(table.Name, key.Column);
        return [new(ForeignKeyStatements.Add(table.Quoted, name, key.Column, key.Parent.Quoted, key.ParentColumn, key.OnDelete)),
            Validate(table, name)];
    }

    private static SchemaStatement Validate(TableId table, string name) => new(ForeignKeyStatements.Validate(table.Quoted, name));

    private static SchemaStatement Drop(TableId table, string constraint) =>
        new($"ALTER TABLE {table.Quoted} DROP CONSTRAINT IF EXISTS {Sql.Quote(constraint)}");

    private static string Qualified(TableId table, string index) => $"{Sql.Quote(table.Schema)}.{Sql.Quote(index)}";
}
