using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Writes the statements of changes. It follows the schema from change to change, so that each statement names what stands when
/// its turn comes.</summary>
internal sealed class StatementWriter
{
    private readonly Intents _intents;
    private readonly LiveNames _names;
    private readonly HashSet<TableId> _created = [];
    private readonly Schema _after;
    private Schema _schema;

    private StatementWriter(Schema before, Schema after, Intents intents, LiveNames names) =>
        (_schema, _after, _intents, _names) = (before, after, intents, names);

    /// <param name="before">What stands.</param>
    /// <param name="changes">Changes of it, in order.</param>
    /// <param name="intents">What is stated about them.</param>
    /// <param name="names">Names in the database, or null where they are as the classes give them.</param>
    public static EquatableArray<SchemaStep> Write(Schema before, IEnumerable<SchemaChange> changes, Intents intents,
        LiveNames? names = null)
    {
        var all = changes.ToList();
        var writer = new StatementWriter(before, SchemaChanges.Apply(all, before), intents, names ?? new LiveNames());
        return all.Select(writer.Step).ToEquatable();
    }

    private SchemaStep Step(SchemaChange change)
    {
        var statements = (change.Store == SchemaStore.Cassandra ? CqlChangeStatements.Of(change) : Postgres(change)).ToEquatable();
        _schema = SchemaChanges.Apply(_schema, change);
        if (change.Kind == ChangeKind.CreateTable)
            _created.Add(change.Table!);
        return new(change, statements);
    }

    private IEnumerable<SchemaStatement> Postgres(SchemaChange change)
    {
        switch (change.Kind)
        {
            case ChangeKind.RenameTable or ChangeKind.RenameColumn:
                return [RenameStatements.Of(_schema, SchemaChanges.Apply(_schema, change), change, _names)];
            case ChangeKind.CreateEnum or ChangeKind.RenameLabel or ChangeKind.AddLabel or ChangeKind.RebuildEnum or ChangeKind.DropEnum:
                return [EnumStatements.Of(_schema, _after, change)];
            case ChangeKind.CreateTable:
                return [new(TableChangeStatements.Create(change.Shape!))];
            case ChangeKind.DropTable:
                return [new($"DROP TABLE IF EXISTS {change.Table!.Quoted}")];
            case ChangeKind.AddColumn or ChangeKind.DropColumn or ChangeKind.AlterType or ChangeKind.AlterNullable or ChangeKind.AlterDefault
                or ChangeKind.AlterIdentity or ChangeKind.AlterDatabaseColumn:
                return ColumnChangeStatements.Of(change, _intents);
            default:
                return KeyChangeStatements.Of(change, _names, isNew: _created.Contains(change.Table!));
        }
    }
}
