using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Finds what is to be told of each change. A pure function: the build asks it about the lock, the verbs about a
/// database.</summary>
internal sealed class HazardFinder
{
    private readonly Schema _before;
    private readonly Schema _after;
    private readonly Intents _intents;
    private readonly IReadOnlyList<SchemaChange> _changes;
    private readonly HashSet<TableId> _created;
    private readonly PossibleRenames _possible;

    private HazardFinder(Schema before, Schema after, IReadOnlyList<SchemaChange> changes, Intents intents)
    {
        (_before, _after, _intents, _changes) = (before, after, intents, changes);
        _created = [.. changes.Where(c => c.Kind == ChangeKind.CreateTable).Select(c => c.Table!)];
        _possible = new(changes, intents);
    }

    /// <summary>One hazard for each change, in their order; null for one that another tells of.</summary>
    public static IReadOnlyList<Hazard?> Find(Schema before, Schema after, IReadOnlyList<SchemaChange> changes, Intents intents)
    {
        var finder = new HazardFinder(before, after, changes, intents);
        return [.. changes.Select(finder.Of)];
    }

    private Hazard? Of(SchemaChange change)
    {
        if (_possible.Of(change) is { } renamed)
            return renamed;
        if (_possible.Tells(change))
            return null;
        return change.Kind switch
        {
            ChangeKind.DropTable => _intents.Has(IntentKind.DropTable, change.Table!) ? Safe(change) : Advised(change, Hazard.DropTable,
                $"write [assembly: DropTable(\"{change.Table!.Name}\"{Options(change.Table)})] if that is meant, or take the class back"),
            ChangeKind.DropColumn => _intents.Has(IntentKind.DropColumn, change.Table!, change.FormerColumn!.Name) ? Safe(change)
                : Advised(change, Hazard.DropColumn,
                    $"write [Drop(\"{change.FormerColumn.Name}\")] on the class if that is meant, or take the property back"),
            ChangeKind.AddIndex or ChangeKind.AddPrimaryKey or ChangeKind.DropPrimaryKey or ChangeKind.AddForeignKey => OfKey(change),
            ChangeKind.RebuildEnum => OfLabels(change),
            _ when change.Store == SchemaStore.Cassandra => CqlHazards.Of(_before, _changes, change) ?? Safe(change),
            ChangeKind.AddColumn or ChangeKind.AlterType or ChangeKind.AlterNullable or ChangeKind.AlterDatabaseColumn =>
                ColumnHazards.Of(change, _intents) ?? Safe(change),
            _ => Safe(change),
        };
    }

    private Hazard? OfKey(SchemaChange change)
    {
        if (_created.Contains(change.Table!))
            return Safe(change);
        var isReplaced = _changes.Any(c => c.Kind == ChangeKind.DropPrimaryKey && c.Table!.Equals(change.Table));
        switch (change.Kind)
        {
            case ChangeKind.AddIndex when change.Index!.IsUnique:
                return Advised(change, Hazard.Unique,
                    "that fails if rows share a value, so look for such rows first; nothing is changed then");
            case ChangeKind.AddForeignKey:
                return Advised(change, Hazard.ForeignKey,
                    "rows whose parent is missing make its check fail; the key then stands for new rows only, until they are corrected");
            case ChangeKind.AddPrimaryKey when !isReplaced:
                return Advised(change, Hazard.Unique,
                    "that fails if rows share a key, so look for such rows first; nothing is changed then");
            case ChangeKind.AddPrimaryKey or ChangeKind.DropPrimaryKey when !_intents.Has(IntentKind.ReplacePrimaryKey, change.Table!):
                return change.Kind == ChangeKind.DropPrimaryKey
                    && _changes.Any(c => c.Kind == ChangeKind.AddPrimaryKey && c.Table!.Equals(change.Table)) ? null
                    : Advised(change, Hazard.PrimaryKey, "rows are then known by another key, and whatever refers to them is made anew; "
                        + "write [ReplacePrimaryKey] on the class if that is meant");
            default:
                return Safe(change);
        }
    }

    private Hazard OfLabels(SchemaChange change)
    {
        var (type, former) = (change.Enum!, change.FormerEnum!);
        var gone = former.Labels.Where(l => !type.Labels.Contains(l) && !_intents.Has(IntentKind.DropLabel, Intents.OfEnum(type.Name), l))
            .ToList();
        if (gone.Count > 0)
        {
            return Advised(change, Hazard.LabelRemoved,
                $"rows may have {string.Join(", ", gone)}, and PostgreSQL takes no label away: the type is made anew, which "
                + $"fails if a row has it; write [Drop(\"{gone[0]}\")] on the enum if that is meant, or [RenamedFrom(\"{gone[0]}\")] on "
                    + $"the member that takes its place");
        }
        var kept = former.Labels.Where(type.Labels.Contains);
        return kept.SequenceEqual(type.Labels.Where(former.Labels.Contains)) ? Safe(change) : Advised(change, Hazard.LabelOrder,
            "every table that has it would be rewritten for an order; keep the members in the order that was accepted, new ones anywhere "
                + "between");
    }

    private Hazard Safe(SchemaChange change) =>
        Advised(change, Hazard.NotAccepted, "run 'schema apply' for the databases and 'schema accept' for the lock");

    private Hazard Advised(SchemaChange change, int number, string advice)
    {
        var (table, column) = Place(change);
        return new(number, table, column, $"{Sentence(ChangeText.Of(change))}: {advice}");
    }

    /// <summary>An enum type's changes are told at the first column that has it.</summary>
    private (TableId? Table, string Column) Place(SchemaChange change)
    {
        if (change.Table is { } table)
            return (table, change.Column?.Name ?? change.FormerColumn?.Name ?? change.ForeignKey?.Column ?? change.Index?.Columns[0] ?? "");
        return PlaceOfEnum(_after, change.Enum!.Name);
    }

    /// <summary>The first column that has an enum type.</summary>
    internal static (TableId? Table, string Column) PlaceOfEnum(Schema after, string name)
    {
        var user = after.Tables.OrderBy(t => t.Id).FirstOrDefault(t => t.Columns.Any(c => c.Type == Sql.Quote(name)));
        return (user?.Id, user?.Columns.First(c => c.Type == Sql.Quote(name)).Name ?? "");
    }

    private static string Options(TableId table) =>
        table.Store == SchemaStore.Cassandra ? ", IsCassandra = true" : table.Schema == "public" ? "" : $", Schema = \"{table.Schema}\"";

    internal static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
