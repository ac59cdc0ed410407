namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Both readings of what goes while its like comes.</summary>
internal static class RenameRemedies
{
    private const string Key = "RenamedFrom";

    public static IEnumerable<Remedy> Of(SchemaChange come, SchemaChange gone)
    {
        var table = come.Table!;
        if (come.Kind == ChangeKind.CreateTable)
        {
            var former = gone.Table!;
            yield return Remedy.Of(Key, $"Rename table {former} to {table} and keep its rows: [RenamedFrom(\"{former.Name}\")]",
                new RemedyEdit(EditKind.Set, EditTarget.Class, "RenamedFrom", former.Name)
                {
                    Schema = former.Schema == table.Schema ? "" : former.Schema,
                });
            yield return DropRemedies.Table(former, $" and create {table}");
            yield break;
        }
        yield return Column(table, gone.FormerColumn!.Name, come.Column!.Name);
        yield return DropRemedies.Column(table, gone.FormerColumn.Name, $" and add {come.Column.Name}");
    }

    /// <summary>The columns that a misspelt former name may mean: those of the same type that are gone.</summary>
    public static IEnumerable<Remedy> Corrected(SchemaIntent intent, Schema before, Schema after)
    {
        if (intent is not { Kind: IntentKind.RenamedColumn, Table.Store: SchemaStore.Postgres }
            || after.Table(intent.Table) is not { } table || before.Table(intent.Table) is not { } old
            || old.Column(intent.Name) is not null || table.Column(intent.Name) is not { } column)
            return [];
        return old.Columns.Where(c => c.Type == column.Type && table.Column(c.Name) is null)
            .Select(c => Column(intent.Table, c.Name, column.Name));
    }

    private static Remedy Column(TableId table, string former, string column) => Remedy.Of(Key,
        $"Rename column {former} of {table} to {column} and keep its values: [RenamedFrom(\"{former}\")]",
        new RemedyEdit(EditKind.Set, EditTarget.Property, "RenamedFrom", former));
}
