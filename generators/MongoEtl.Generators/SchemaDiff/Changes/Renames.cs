namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Finds the tables and columns that have another name. A name that stands on both sides means itself, so a stated former name
/// counts only while the new one is new and the former one is gone: once accepted, it says nothing any more.</summary>
internal sealed class Renames(Schema before, Schema after, Intents intents)
{
    public IEnumerable<SchemaChange> Find()
    {
        foreach (var table in after.Tables)
        {
            var former = FormerTable(table.Id);
            if (former is not null && !former.Equals(table.Id))
                yield return new(ChangeKind.RenameTable) { Table = table.Id, FormerTable = former };
            if (former is not null && before.Table(former) is { } old)
            {
                foreach (var change in Columns(table, old))
                    yield return change;
            }
        }
    }

    private TableId? FormerTable(TableId id)
    {
        if (before.Table(id) is not null)
            return id;
        return intents.FormerTable(id) is { } former && former.Store == id.Store && before.Table(former) is not null
            && after.Table(former) is null
            && after.Tables.Where(t => before.Table(t.Id) is null && former.Equals(intents.FormerTable(t.Id))).OrderBy(t => t.Id).First()
                .Id.Equals(id)
            ? former
            : null;
    }

    private IEnumerable<SchemaChange> Columns(TableShape table, TableShape old)
    {
        var taken = new HashSet<string>();
        foreach (var column in table.Columns.Where(c => old.Column(c.Name) is null).OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            if (intents.Find(IntentKind.RenamedColumn, table.Id, column.Name) is { Value: var name }
                && old.Column(name) is { } former && table.Column(name) is null && taken.Add(name))
                yield return new(ChangeKind.RenameColumn) { Table = table.Id, FormerColumn = former,
                    Column = former with { Name = column.Name } };
        }
    }
}
