using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>The changes that lead from one schema to another, in an order that works. A pure function, to which the order of tables,
/// columns and indexes means nothing.</summary>
internal static class SchemaDifference
{
    public static EquatableArray<SchemaChange> Between(Schema before, Schema after, Intents? intents = null)
    {
        intents ??= Intents.None;
        after = after.Canonical();
        var renames = new Renames(before, after, intents).Find().ToList();
        var renamed = SchemaChanges.Apply(renames, before).Canonical();
        var rest = EnumDifference.Between(renamed, after, intents).Concat(Tables(renamed, after));
        // A stable sort: within a kind, changes keep the order in which sorted tables and columns gave them.
        return renames.OrderBy(c => c.Table).Concat(rest).OrderBy(c => c.Kind).ToEquatable();
    }

    /// <summary>What <c>schema accept</c> writes: the classes' schema, and of every Cassandra table what it ever dropped.</summary>
    public static Schema Accepted(Schema before, Schema after, Intents intents)
    {
        var reached = SchemaChanges.Apply(Between(before, after, intents), before);
        return after with { Tables = after.Tables.Select(t => t with { Dropped = reached.Table(t.Id)!.Dropped }).ToEquatable() };
    }

    private static IEnumerable<SchemaChange> Tables(Schema before, Schema after)
    {
        var rekeyed = after.Tables.Where(t => before.Table(t.Id) is { } old && !old.PrimaryKey.Equals(t.PrimaryKey)).Select(t => t.Id)
            .ToList();
        foreach (var old in before.Tables.Where(t => after.Table(t.Id) is null))
        {
            foreach (var key in old.ForeignKeys)
                yield return new(ChangeKind.DropForeignKey) { Table = old.Id, ForeignKey = key };
            yield return new(ChangeKind.DropTable) { Table = old.Id, FormerShape = old with { ForeignKeys = default } };
        }
        foreach (var table in after.Tables)
        {
            if (before.Table(table.Id) is not { } old)
            {
                var bare = table.IsCassandra ? table with { Dropped = default } : table with { Indexes = default, ForeignKeys = default };
                yield return new(ChangeKind.CreateTable) { Table = table.Id, Shape = bare };
                old = bare;
            }
            var changes = table.IsCassandra
                ? TableDifference.Columns(old, table).Concat(TableDifference.CqlKey(old, table))
                : TableDifference.Columns(old, table).Concat(TableDifference.Keys(old, table))
                    .Concat(TableDifference.ForeignKeys(old, table, key => IsUprooted(key, old, table, before, after, rekeyed)));
            foreach (var change in changes)
                yield return change;
        }
    }

    /// <summary>Whether a foreign key cannot stay while its columns change type or the key that it leads to is replaced.</summary>
    private static bool IsUprooted(
        ForeignKeyShape key, TableShape old, TableShape table, Schema before, Schema after, List<TableId> rekeyed) =>
        rekeyed.Contains(key.Parent)
        || old.Column(key.Column)?.Type != table.Column(key.Column)?.Type
        || before.Table(key.Parent)?.Column(key.ParentColumn)?.Type != after.Table(key.Parent)?.Column(key.ParentColumn)?.Type;
}
