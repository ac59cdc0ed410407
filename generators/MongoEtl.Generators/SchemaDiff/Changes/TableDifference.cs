namespace MongoEtl.Generators.SchemaDiff;

/// <summary>The changes within a table that has its name already.</summary>
internal static class TableDifference
{
    public static IEnumerable<SchemaChange> Columns(TableShape old, TableShape table)
    {
        foreach (var gone in old.Columns.Where(c => table.Column(c.Name) is null))
            yield return new(ChangeKind.DropColumn) { Table = table.Id, FormerColumn = gone };
        foreach (var column in table.Columns)
        {
            if (old.Column(column.Name) is not { } former)
            {
                yield return new(ChangeKind.AddColumn) { Table = table.Id, Column = column };
                continue;
            }
            foreach (var kind in Kinds(former, column))
                yield return new(kind) { Table = table.Id, Column = column, FormerColumn = former };
        }
    }

    /// <summary>A column that the database owns is not taken apart: all of it differs, or nothing.</summary>
    private static IEnumerable<ChangeKind> Kinds(ColumnShape former, ColumnShape column)
    {
        if (former.IsDatabase || column.IsDatabase)
        {
            if (!former.Equals(column))
                yield return ChangeKind.AlterDatabaseColumn;
            yield break;
        }
        if (former.Type != column.Type)
            yield return ChangeKind.AlterType;
        if (former.Nullable != column.Nullable)
            yield return ChangeKind.AlterNullable;
        if (former.Default != column.Default)
            yield return ChangeKind.AlterDefault;
        if (former.IsIdentity != column.IsIdentity)
            yield return ChangeKind.AlterIdentity;
    }

    public static IEnumerable<SchemaChange> CqlKey(TableShape old, TableShape table)
    {
        if (!old.PartitionKey.Equals(table.PartitionKey) || !old.ClusteringKey.Equals(table.ClusteringKey))
            yield return new(ChangeKind.AlterCqlKey) { Table = table.Id, Shape = table, FormerShape = old };
    }

    public static IEnumerable<SchemaChange> Keys(TableShape old, TableShape table)
    {
        if (!old.PrimaryKey.Equals(table.PrimaryKey))
        {
            if (old.PrimaryKey.Count > 0)
                yield return new(ChangeKind.DropPrimaryKey) { Table = table.Id, FormerShape = old };
            if (table.PrimaryKey.Count > 0)
                yield return new(ChangeKind.AddPrimaryKey) { Table = table.Id, Shape = table };
        }
        foreach (var gone in old.Indexes.Except(table.Indexes))
            yield return new(ChangeKind.DropIndex) { Table = table.Id, Index = gone };
        foreach (var index in table.Indexes.Except(old.Indexes))
            yield return new(ChangeKind.AddIndex) { Table = table.Id, Index = index };
    }

    public static IEnumerable<SchemaChange> ForeignKeys(TableShape old, TableShape table, Func<ForeignKeyShape, bool> isUprooted)
    {
        foreach (var key in old.ForeignKeys)
        {
            if (isUprooted(key) || !table.ForeignKeys.Contains(key with { IsValid = true }))
                yield return new(ChangeKind.DropForeignKey) { Table = table.Id, ForeignKey = key };
            else if (!key.IsValid)
                yield return new(ChangeKind.ValidateForeignKey) { Table = table.Id, ForeignKey = key };
        }
        foreach (var key in table.ForeignKeys)
        {
            if (isUprooted(key) || !old.ForeignKeys.Any(k => key.Equals(k with { IsValid = true })))
                yield return new(ChangeKind.AddForeignKey) { Table = table.Id, ForeignKey = key };
        }
    }
}
