namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Finds what goes while its like comes: dropped and added, or renamed? Only a person knows.</summary>
internal sealed class PossibleRenames
{
    private readonly Dictionary<SchemaChange, SchemaChange> _formerOf = [];

    public PossibleRenames(IReadOnlyList<SchemaChange> changes, Intents intents)
    {
        foreach (var gone in changes)
        {
            var like = gone.Kind switch
            {
                ChangeKind.DropColumn when !intents.Has(IntentKind.DropColumn, gone.Table!, gone.FormerColumn!.Name) =>
                    changes.FirstOrDefault(c => c.Kind == ChangeKind.AddColumn && gone.Table!.Equals(c.Table) && IsLike(gone, c)
                        && !_formerOf.ContainsKey(c)),
                ChangeKind.DropTable when gone.Store == SchemaStore.Postgres && !intents.Has(IntentKind.DropTable, gone.Table!) =>
                    changes.FirstOrDefault(c => c.Kind == ChangeKind.CreateTable && IsLike(gone.FormerShape!, c.Shape!)
                        && !_formerOf.ContainsKey(c)),
                _ => null,
            };
            if (like is not null)
                _formerOf[like] = gone;
        }
    }

    /// <summary>The hazard at what comes.</summary>
    public Hazard? Of(SchemaChange change)
    {
        if (Former(change) is not { } gone)
            return null;
        if (change.Kind == ChangeKind.CreateTable)
        {
            return new(Hazard.PossibleRename, change.Table, "",
                $"Table {gone.Table} goes and {change.Table} comes with the same columns: write "
                + $"[RenamedFrom(\"{gone.Table!.Name}\")] on the class if it is the same table under another name, or [assembly: "
                    + $"DropTable(\"{gone.Table.Name}\")] if all its rows are to go");
        }
        var (former, name) = (gone.FormerColumn!.Name, change.Column!.Name);
        return new(Hazard.PossibleRename, change.Table, name,
            $"Column {former} of {change.Table} goes and {name} comes with the same type: write "
            + $"[RenamedFrom(\"{former}\")] on the property if it is the same column under another name, or [Drop(\"{former}\")] on the "
                + $"class if its values are to go");
    }

    /// <summary>What goes while its like comes.</summary>
    public SchemaChange? Former(SchemaChange come) => _formerOf.TryGetValue(come, out var gone) ? gone : null;

    /// <summary>Whether what goes is told of where its like comes.</summary>
    public bool Tells(SchemaChange gone) => _formerOf.ContainsValue(gone);

    /// <summary>CQL renames no column outside a key, and one inside neither comes nor goes, so there is but one reading there.</summary>
    private static bool IsLike(SchemaChange gone, SchemaChange come) =>
        gone.Store == SchemaStore.Postgres && gone.FormerColumn!.Type == come.Column!.Type
            && gone.FormerColumn.IsDatabase == come.Column.IsDatabase;

    private static bool IsLike(TableShape gone, TableShape come) =>
        gone.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (c.Name, c.Type))
            .SequenceEqual(come.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (c.Name, c.Type)));
}
