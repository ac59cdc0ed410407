using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Makes changes to a schema: what the statements do to a database, done to the model.</summary>
internal static class SchemaChanges
{
    public static Schema Apply(IEnumerable<SchemaChange> changes, Schema schema) => changes.Aggregate(schema, Apply);

    public static Schema Apply(Schema schema, SchemaChange change) => change.Kind switch
    {
        ChangeKind.RenameTable => RenamedTable(schema, change.FormerTable!, change.Table!),
        ChangeKind.RenameColumn => RenamedColumn(schema, change.Table!, change.FormerColumn!.Name, change.Column!.Name),
        ChangeKind.CreateEnum => schema with { Enums = schema.Enums.Append(change.Enum!).ToEquatable() },
        ChangeKind.DropEnum => schema with { Enums = schema.Enums.Where(e => e.Name != change.Enum!.Name).ToEquatable() },
        ChangeKind.RenameLabel or ChangeKind.AddLabel or ChangeKind.RebuildEnum =>
            schema with { Enums = schema.Enums.Select(e => e.Name == change.Enum!.Name ? Relabelled(e, change) : e).ToEquatable() },
        ChangeKind.CreateTable => schema with { Tables = schema.Tables.Append(change.Shape!).ToEquatable() },
        ChangeKind.DropTable => schema with { Tables = schema.Tables.Where(t => !t.Id.Equals(change.Table)).ToEquatable() },
        _ => schema with { Tables = schema.Tables.Select(t => t.Id.Equals(change.Table) ? Apply(t, change) : t).ToEquatable() },
    };

    private static EnumShape Relabelled(EnumShape type, SchemaChange change) => change.Kind switch
    {
        ChangeKind.RenameLabel => type with { Labels = type.Labels.Select(l => l == change.FormerLabel ? change.Label! : l).ToEquatable() },
        ChangeKind.AddLabel => type with { Labels = change.Enum!.Labels.Where(l => l == change.Label || type.Labels.Contains(l))
            .ToEquatable() },
        _ => change.Enum!,
    };

    private static TableShape Apply(TableShape table, SchemaChange change) => change.Kind switch
    {
        ChangeKind.AddColumn => Added(table, change.Column!),
        ChangeKind.DropColumn => Removed(table, change.FormerColumn!),
        ChangeKind.AlterType => Altered(table, change.Column!.Name, c => c with { Type = change.Column.Type }),
        ChangeKind.AlterNullable => Altered(table, change.Column!.Name, c => c with { Nullable = change.Column.Nullable }),
        ChangeKind.AlterDefault => Altered(table, change.Column!.Name, c => c with { Default = change.Column.Default }),
        ChangeKind.AlterIdentity => Altered(table, change.Column!.Name, c => c with { IsIdentity = change.Column.IsIdentity }),
        ChangeKind.AlterDatabaseColumn => Altered(table, change.Column!.Name, _ => change.Column),
        ChangeKind.AlterCqlKey => table with { PartitionKey = change.Shape!.PartitionKey, ClusteringKey = change.Shape.ClusteringKey },
        ChangeKind.DropPrimaryKey => table with { PrimaryKey = default },
        ChangeKind.AddPrimaryKey => table with { PrimaryKey = change.Shape!.PrimaryKey },
        ChangeKind.DropIndex => table with { Indexes = table.Indexes.Where(i => !i.Equals(change.Index)).ToEquatable() },
        ChangeKind.AddIndex => table with { Indexes = table.Indexes.Append(change.Index!).ToEquatable() },
        ChangeKind.DropForeignKey => table with { ForeignKeys = table.ForeignKeys.Where(k => !k.Equals(change.ForeignKey)).ToEquatable() },
        ChangeKind.AddForeignKey => table with { ForeignKeys = table.ForeignKeys.Append(change.ForeignKey!).ToEquatable() },
        ChangeKind.ValidateForeignKey => table with
        {
            ForeignKeys = table.ForeignKeys.Select(k => k.Equals(change.ForeignKey) ? k with { IsValid = true } : k).ToEquatable(),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "No change of a table."),
    };

    private static TableShape Added(TableShape table, ColumnShape column) => table with
    {
        Columns = table.Columns.Append(column).ToEquatable(),
        Dropped = table.Dropped.Where(c => c.Name != column.Name).ToEquatable(),
    };

    private static TableShape Removed(TableShape table, ColumnShape column) => table with
    {
        Columns = table.Columns.Where(c => c.Name != column.Name).ToEquatable(),
        Dropped = table.IsCassandra ? table.Dropped.Where(c => c.Name != column.Name).Append(column).ToEquatable() : table.Dropped,
    };

    private static TableShape Altered(TableShape table, string column, Func<ColumnShape, ColumnShape> alter) =>
        table with { Columns = table.Columns.Select(c => c.Name == column ? alter(c) : c).ToEquatable() };

    private static Schema RenamedTable(Schema schema, TableId former, TableId now) => schema with
    {
        Tables = schema.Tables.Select(t => (t.Id.Equals(former) ? t with { Id = now } : t) with
        {
            ForeignKeys = t.ForeignKeys.Select(k => k.Parent.Equals(former) ? k with { Parent = now } : k).ToEquatable(),
        }).ToEquatable(),
    };

    private static Schema RenamedColumn(Schema schema, TableId table, string former, string now)
    {
        return schema with { Tables = schema.Tables.Select(t => Referring(t.Id.Equals(table) ? Own(t) : t)).ToEquatable() };

        string Name(string name) => name == former ? now : name;

        TableShape Own(TableShape t) => t with
        {
            Columns = t.Columns.Select(c => c with { Name = Name(c.Name) }).ToEquatable(),
            PrimaryKey = t.PrimaryKey.Select(Name).ToEquatable(),
            Indexes = t.Indexes.Select(i => i with { Columns = i.Columns.Select(Name).ToEquatable() }).ToEquatable(),
            ForeignKeys = t.ForeignKeys.Select(k => k with { Column = Name(k.Column) }).ToEquatable(),
            PartitionKey = t.PartitionKey.Select(Name).ToEquatable(),
            ClusteringKey = t.ClusteringKey.Select(c => c with { Name = Name(c.Name) }).ToEquatable(),
        };

        TableShape Referring(TableShape t) => t with
        {
            ForeignKeys = t.ForeignKeys.Select(k => k.Parent.Equals(table) ? k with { ParentColumn = Name(k.ParentColumn) } : k)
                .ToEquatable(),
        };
    }
}
