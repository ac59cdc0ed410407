namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Intents that say nothing any more, because what they state was accepted, and such that say nothing at all.</summary>
internal static class IntentHazards
{
    public static IEnumerable<(SchemaIntent Intent, Hazard Hazard)> Find(
        Schema before, Schema after, IReadOnlyList<SchemaChange> changes, Intents intents) =>
        intents.All.Where(i => !IsUsed(i, changes)).Select(i => (i, Of(i, before, after)));

    private static Hazard Of(SchemaIntent intent, Schema before, Schema after)
    {
        var isOfLabel = intent.Kind is IntentKind.RenamedLabel or IntentKind.DropLabel;
        var (table, column) = isOfLabel ? HazardFinder.PlaceOfEnum(after, intent.Table.Name) : (intent.Table, intent.Name);
        return Wrong(intent, before, after) is { } problem
            ? new(Hazard.WrongIntent, table, column, $"{Word(intent)} {problem}")
            : new(Hazard.Removable, table, column,
                $"{Word(intent)} states what the lock has accepted already, or nothing that is there; it can be removed once every "
                + "database has followed");
    }

    private static bool IsUsed(SchemaIntent intent, IReadOnlyList<SchemaChange> changes) => changes.Any(c => intent.Kind switch
    {
        IntentKind.RenamedTable => c.Kind == ChangeKind.RenameTable && intent.Table.Equals(c.Table),
        IntentKind.RenamedColumn => c.Kind == ChangeKind.RenameColumn && intent.Table.Equals(c.Table) && c.Column!.Name == intent.Name,
        IntentKind.RenamedLabel => c.Kind == ChangeKind.RenameLabel && c.Enum!.Name == intent.Table.Name && c.Label == intent.Name,
        IntentKind.DropTable => c.Kind == ChangeKind.DropTable && intent.Table.Equals(c.Table),
        IntentKind.DropColumn => c.Kind == ChangeKind.DropColumn && intent.Table.Equals(c.Table) && c.FormerColumn!.Name == intent.Name,
        IntentKind.DropLabel => c.Kind == ChangeKind.RebuildEnum && c.Enum!.Name == intent.Table.Name
            && c.FormerEnum!.Labels.Contains(intent.Name),
        IntentKind.Convert => c.Kind == ChangeKind.AlterType && intent.Table.Equals(c.Table) && c.Column!.Name == intent.Name,
        IntentKind.Backfill => c.Kind is ChangeKind.AddColumn or ChangeKind.AlterNullable && intent.Table.Equals(c.Table)
            && c.Column is { Nullable: false } column
            && column.Name == intent.Name,
        _ => c.Kind is ChangeKind.DropPrimaryKey or ChangeKind.AddPrimaryKey && intent.Table.Equals(c.Table),
    });

    /// <summary>What is wrong with an unused intent; null where it may once have been right.</summary>
    private static string? Wrong(SchemaIntent intent, Schema before, Schema after)
    {
        var table = after.Table(intent.Table);
        return intent.Kind switch
        {
            IntentKind.RenamedColumn when table?.Column(intent.Value) is not null =>
                $"names a column that {intent.Table} still has; rename that one, or remove the attribute",
            IntentKind.RenamedColumn when before.Table(intent.Table) is { } old && old.Column(intent.Name) is null =>
                $"names a column that {intent.Table} did not have when the schema was accepted; its columns were "
                    + $"{string.Join(", ", old.Columns.Select(c => c.Name))}",
            IntentKind.RenamedTable when before.Table(intent.Table) is null =>
                $"names a table that was not there when the schema was accepted, or that still is; correct the name",
            IntentKind.RenamedLabel when after.Enum(intent.Table.Name)?.Labels.Contains(intent.Value) == true =>
                $"names a label that the enum still has; rename that member, or remove the attribute",
            IntentKind.DropColumn when table?.Column(intent.Name) is not null =>
                $"names a column that the class still has; remove the property, or the attribute",
            IntentKind.DropTable when table is not null => $"names a table that still has a class; remove the class, or the attribute",
            IntentKind.DropLabel when after.Enum(intent.Table.Name)?.Labels.Contains(intent.Name) == true =>
                $"names a label that the enum still has; remove the member, or the attribute",
            IntentKind.Backfill when table?.Column(intent.Name) is { Nullable: true } =>
                $"is for columns that refuse null, and {intent.Name} may be null; remove it, or make the property not null",
            IntentKind.Convert or IntentKind.Backfill or IntentKind.ReplacePrimaryKey when intent.Table.Store == SchemaStore.Cassandra =>
                $"is a word of PostgreSQL tables, and {intent.Table} is a Cassandra table; remove it",
            _ => null,
        };
    }

    /// <summary>The attribute that states it, as people write it.</summary>
    public static string Word(SchemaIntent intent) => intent.Kind switch
    {
        IntentKind.RenamedTable or IntentKind.RenamedColumn or IntentKind.RenamedLabel => $"[RenamedFrom(\"{intent.Value}\")]",
        IntentKind.DropTable => $"[assembly: DropTable(\"{intent.Table.Name}\")]",
        IntentKind.DropColumn or IntentKind.DropLabel => $"[Drop(\"{intent.Name}\")]",
        IntentKind.Convert => "[ConvertUsing]",
        IntentKind.Backfill => "[BackfillDefault]",
        _ => "[ReplacePrimaryKey]",
    };
}
