using MongoEtl.Generators.Emit.Statements;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>SQL that renames a table or a column, and with it the keys, indexes and sequences that are named for it. One transaction: a
/// table is
/// never seen half renamed.</summary>
internal static class RenameStatements
{
    public static SchemaStatement Of(Schema before, Schema after, SchemaChange change, LiveNames names)
    {
        var isTable = change.Kind == ChangeKind.RenameTable;
        var now = after.Table(change.Table!)!;
        var old = before.Table(isTable ? change.FormerTable! : change.Table!)!;
        var lines = isTable ? Table(old.Id, now.Id) : [
            $"ALTER TABLE {now.Id.Quoted} RENAME COLUMN {Sql.Quote(change.FormerColumn!.Name)} TO {Sql.Quote(change.Column!.Name)}"];
        return new(string.Join(";\n", lines.Concat(Objects(old, now, names)).Concat(Sequences(old, now))));
    }

    private static IEnumerable<string> Table(TableId old, TableId now)
    {
        var moved = old with { Schema = now.Schema };
        if (!old.Equals(moved))
        {
            yield return $"CREATE SCHEMA IF NOT EXISTS {Sql.Quote(now.Schema)}";
            yield return $"ALTER TABLE {old.Quoted} SET SCHEMA {Sql.Quote(now.Schema)}";
        }
        if (!moved.Equals(now))
            yield return $"ALTER TABLE {moved.Quoted} RENAME TO {Sql.Quote(now.Name)}";
    }

    /// <summary>What has the name that the classes give follows; a name of somebody else's stays.</summary>
    private static IEnumerable<string> Objects(TableShape old, TableShape now, LiveNames names)
    {
        if (old.PrimaryKey.Count > 0)
        {
            var name = names.PrimaryKey(old.Id);
            if (name != ObjectNames.PrimaryKey(old.Id.Name))
                names.AddPrimaryKey(now.Id, name);
            else if (name != names.PrimaryKey(now.Id))
                yield return Constraint(now.Id, name, names.PrimaryKey(now.Id));
        }
        foreach (var (index, renamed) in old.Indexes.Zip(now.Indexes, (a, b) => (a, b)))
        {
            var name = names.Index(old.Id, index);
            var isOwn = name == LiveNames.Conventional(old.Id, index);
            var target = isOwn ? LiveNames.Conventional(now.Id, renamed) : name;
            if (!isOwn || names.IsConstraint(old.Id, index))
                names.AddIndex(now.Id, renamed, target, names.IsConstraint(old.Id, index));
            if (name != target)
                yield return $"ALTER INDEX {Sql.Quote(now.Id.Schema)}.{Sql.Quote(name)} RENAME TO {Sql.Quote(target)}";
        }
        foreach (var (key, renamed) in old.ForeignKeys.Zip(now.ForeignKeys, (a, b) => (a, b)))
        {
            var name = names.ForeignKey(old.Id, key);
            var target = ObjectNames.ForeignKey(now.Id.Name, renamed.Column);
            if (name != ObjectNames.ForeignKey(old.Id.Name, key.Column))
                names.AddForeignKey(now.Id, renamed, name);
            else if (name != target)
                yield return Constraint(now.Id, name, target);
        }
    }

    private static string Constraint(TableId table, string name, string target) =>
        $"ALTER TABLE {table.Quoted} RENAME CONSTRAINT {Sql.Quote(name)} TO {Sql.Quote(target)}";

    /// <summary>PostgreSQL names the sequence of an identity column for table and column, and does not follow.</summary>
    private static IEnumerable<string> Sequences(TableShape old, TableShape now) =>
        from pair in old.Columns.Zip(now.Columns, (a, b) =>
            (Former: $"{old.Id.Name}_{a.Name}_seq", Now: $"{now.Id.Name}_{b.Name}_seq", b.IsIdentity))
        where pair.IsIdentity && pair.Former != pair.Now
        select $"ALTER SEQUENCE IF EXISTS {Sql.Quote(now.Id.Schema)}.{Sql.Quote(pair.Former)} RENAME TO {Sql.Quote(pair.Now)}";
}
