namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What CQL cannot do, and the way round; null where it can.</summary>
internal static class CqlHazards
{
    public static Hazard? Of(Schema before, IReadOnlyList<SchemaChange> changes, SchemaChange change)
    {
        var table = change.Table!;
        var another = $"give the class another table, [CassandraTable(\"{table.Name}_2\")], which migrate fills, and let the old one go "
            + $"with "
            + $"[assembly: DropTable(\"{table.Name}\", IsCassandra = true)]";
        switch (change.Kind)
        {
            case ChangeKind.AlterCqlKey:
                return Told(change, Hazard.CqlKey, "", $"CQL cannot change a key; {another}");
            case ChangeKind.AlterType:
                return Told(change, Hazard.CqlType, change.Column!.Name, $"CQL cannot change a type; give the property another name with "
                    + $"[Column(\"{change.Column.Name}_2\")], which migrate fills, and let the old column go with "
                        + $"[Drop(\"{change.Column.Name}\")]; "
                    + $"for a column of the key, {another}");
            case ChangeKind.AddColumn when Dropped(before, changes, change) is { } dropped && dropped.Type != change.Column!.Type:
                return Told(change, Hazard.CqlReadded, change.Column.Name,
                    $"the table once had a column of that name and of type {dropped.Type}, and "
                    + "takes it back with no other; give it another name with [Column(\"...\")]");
            case ChangeKind.RenameTable:
                return Told(change, Hazard.CqlRename, "",
                    $"CQL cannot rename a table; take [RenamedFrom] away, and let the old one go with "
                    + $"[assembly: DropTable(\"{change.FormerTable!.Name}\", IsCassandra = true)] once migrate has filled the new one");
            case ChangeKind.RenameColumn when !IsKey(before, changes, change):
                return Told(change, Hazard.CqlRename, change.Column!.Name,
                    $"CQL renames columns of a key only; take [RenamedFrom] away, write "
                    + $"[Drop(\"{change.FormerColumn!.Name}\")] on the class, and let migrate fill the new column");
            default:
                return null;
        }
    }

    private static ColumnShape? Dropped(Schema before, IReadOnlyList<SchemaChange> changes, SchemaChange change) =>
        Former(before, changes, change)?.Dropped.FirstOrDefault(c => c.Name == change.Column!.Name);

    private static bool IsKey(Schema before, IReadOnlyList<SchemaChange> changes, SchemaChange change) =>
        Former(before, changes, change)?.IsKeyColumn(change.FormerColumn!.Name) == true;

    private static TableShape? Former(Schema before, IReadOnlyList<SchemaChange> changes, SchemaChange change) =>
        before.Table(changes.FirstOrDefault(c => c.Kind == ChangeKind.RenameTable && change.Table!.Equals(c.Table))?.FormerTable
            ?? change.Table!);

    private static Hazard Told(SchemaChange change, int number, string column, string advice) =>
        new(number, change.Table, column, $"{HazardFinder.Sentence(ChangeText.Of(change))}: {advice}");
}
