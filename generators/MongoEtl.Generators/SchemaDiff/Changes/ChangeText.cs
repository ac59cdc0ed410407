namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Says what a change does.</summary>
internal static class ChangeText
{
    public static string Of(SchemaChange change)
    {
        var column = change.Column?.Name ?? change.FormerColumn?.Name;
        return change.Kind switch
        {
            ChangeKind.RenameTable => $"table {change.FormerTable} is renamed to {change.Table}",
            ChangeKind.RenameColumn => $"column {change.FormerColumn!.Name} of {change.Table} is renamed to {column}",
            ChangeKind.CreateEnum => $"enum type {change.Enum!.Name} is created",
            ChangeKind.RenameLabel => $"label {change.FormerLabel} of enum type {change.Enum!.Name} is renamed to {change.Label}",
            ChangeKind.AddLabel => $"label {change.Label} is added to enum type {change.Enum!.Name}",
            ChangeKind.RebuildEnum => $"enum type {change.Enum!.Name} is made anew with the labels {string.Join(", ", change.Enum.Labels)}",
            ChangeKind.DropEnum => $"enum type {change.Enum!.Name}, which no column has any more, is dropped",
            ChangeKind.CreateTable => $"table {change.Table} is created",
            ChangeKind.DropTable => $"table {change.Table} is dropped with all its rows",
            ChangeKind.AddColumn => $"column {column} ({change.Column!.Type}{(change.Column.Nullable ? "" : " NOT NULL")}) is added to "
                + $"{change.Table}",
            ChangeKind.DropColumn => $"column {column} ({change.FormerColumn!.Type}) of {change.Table} is dropped with all its values",
            ChangeKind.AlterType => $"column {column} of {change.Table} changes from {change.FormerColumn!.Type} to {change.Column!.Type}",
            ChangeKind.AlterNullable => $"column {column} of {change.Table} "
                + $"{(change.Column!.Nullable ? "may be null" : "becomes NOT NULL")}",
            ChangeKind.AlterDefault => $"column {column} of {change.Table} "
                + $"{(change.Column!.Default is { } value ? $"has the default {value}" : "has no default any more")}",
            ChangeKind.AlterIdentity => $"column {column} of {change.Table} "
                + $"{(change.Column!.IsIdentity ? "gets a sequence" : "loses its sequence")}",
            ChangeKind.AlterDatabaseColumn => $"column {column} of {change.Table}, which the database owns, is declared in another way",
            ChangeKind.AlterCqlKey => $"the key of {change.Table} changes from {change.FormerShape!.CqlKey} to {change.Shape!.CqlKey}",
            ChangeKind.DropPrimaryKey => $"the primary key ({string.Join(", ", change.FormerShape!.PrimaryKey)}) of {change.Table} is "
                + $"dropped",
            ChangeKind.AddPrimaryKey => $"the primary key ({string.Join(", ", change.Shape!.PrimaryKey)}) is added to {change.Table}",
            ChangeKind.DropIndex => $"the {Index(change)} of {change.Table} is dropped",
            ChangeKind.AddIndex => $"an {Index(change)} is added to {change.Table}".Replace("an unique", "a unique"),
            ChangeKind.DropForeignKey => $"the foreign key {ForeignKey(change)} is dropped",
            ChangeKind.AddForeignKey => $"the foreign key {ForeignKey(change)} is added",
            ChangeKind.ValidateForeignKey => $"the foreign key {ForeignKey(change)} is checked against the rows before it",
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "No change."),
        };
    }

    private static string Index(SchemaChange change) =>
        $"{(change.Index!.IsUnique ? "unique index" : "index")} on ({change.Index.ColumnList})";

    private static string ForeignKey(SchemaChange change) =>
        $"from {change.Table} ({change.ForeignKey!.Column}) to {change.ForeignKey.Parent} ({change.ForeignKey.ParentColumn})";
}
