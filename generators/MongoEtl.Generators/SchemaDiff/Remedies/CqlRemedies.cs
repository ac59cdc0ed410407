namespace MongoEtl.Generators.SchemaDiff;

/// <summary>The ways round what CQL cannot do: another name, filled anew, and the old one goes.</summary>
internal sealed class CqlRemedies(Schema before, Schema after)
{
    private const int LongestName = 48;

    public IEnumerable<Remedy> Of(Hazard hazard, SchemaChange change)
    {
        var table = change.Table!;
        var remedy = hazard.Number switch
        {
            Hazard.CqlKey => AnotherTable(table),
            Hazard.CqlType when after.Table(table)!.IsKeyColumn(change.Column!.Name) => AnotherTable(table),
            Hazard.CqlType => AnotherColumn(table, change.Column!),
            Hazard.CqlReadded => NewName(table, change.Column!),
            Hazard.CqlRename when change.Kind == ChangeKind.RenameTable => DropRemedies.Table(change.FormerTable!,
                $" and let migrate fill {table.Name}", new RemedyEdit(EditKind.Remove, EditTarget.Class, "RenamedFrom",
                    change.FormerTable!.Name)),
            _ => DropRemedies.Column(table, change.FormerColumn!.Name, $" and let migrate fill {change.Column!.Name}",
                new RemedyEdit(EditKind.Remove, EditTarget.Property, "RenamedFrom", change.FormerColumn.Name)),
        };
        return remedy is null ? [] : [remedy];
    }

    private Remedy? AnotherTable(TableId table)
    {
        var name = Free(table.Name, n => before.Table(TableId.Cassandra(n)) is null && after.Table(TableId.Cassandra(n)) is null);
        return name.Length > LongestName ? null : DropRemedies.Table(table, $" and let migrate fill {name} with the new key",
            new RemedyEdit(EditKind.Set, EditTarget.Class, "CassandraTable", name));
    }

    private Remedy AnotherColumn(TableId table, ColumnShape column)
    {
        var name = FreeColumn(table, column);
        return DropRemedies.Column(table, column.Name, $" and let migrate fill {name} ({column.Type})",
            new RemedyEdit(EditKind.Set, EditTarget.Property, "Column", name));
    }

    private Remedy NewName(TableId table, ColumnShape column)
    {
        var name = FreeColumn(table, column);
        return Remedy.Of("Column", $"Add the column to {table} as {name} ({column.Type}): [Column(\"{name}\")]",
            new RemedyEdit(EditKind.Set, EditTarget.Property, "Column", name));
    }

    private string FreeColumn(TableId table, ColumnShape column)
    {
        var shapes = new[] { before.Table(table), after.Table(table) }.OfType<TableShape>().ToList();
        return Free(column.Name, n => shapes.TrueForAll(s => s.Column(n) is null && s.Dropped.All(c => c.Name != n)));
    }

    private static string Free(string name, Func<string, bool> isFree) =>
        Enumerable.Range(2, int.MaxValue - 2).Select(i => $"{name}_{i}").First(isFree);
}
