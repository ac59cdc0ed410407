namespace MongoEtl.Generators.SchemaDiff;

/// <summary>One change of a schema, as plain data; what a kind does not need is null.</summary>
/// <param name="Kind">What it does.</param>
internal sealed record SchemaChange(ChangeKind Kind)
{
    /// <summary>The table, by the name it has after the change.</summary>
    public TableId? Table { get; init; }

    /// <summary>The table's name before.</summary>
    public TableId? FormerTable { get; init; }

    /// <summary>The table that is created, without foreign keys and, in PostgreSQL, indexes; or that has another Cassandra key.</summary>
    public TableShape? Shape { get; init; }

    /// <summary>The table that goes, or that had another Cassandra key.</summary>
    public TableShape? FormerShape { get; init; }

    /// <summary>The column as it is to be.</summary>
    public ColumnShape? Column { get; init; }

    /// <summary>The column as it was.</summary>
    public ColumnShape? FormerColumn { get; init; }

    /// <summary>The index.</summary>
    public IndexShape? Index { get; init; }

    /// <summary>The foreign key.</summary>
    public ForeignKeyShape? ForeignKey { get; init; }

    /// <summary>The enum type as it is to be; of one that goes, as it was.</summary>
    public EnumShape? Enum { get; init; }

    /// <summary>The enum type as it was.</summary>
    public EnumShape? FormerEnum { get; init; }

    /// <summary>The label that comes, or a label's new text.</summary>
    public string? Label { get; init; }

    /// <summary>A label's former text.</summary>
    public string? FormerLabel { get; init; }

    /// <summary>The store that it alters.</summary>
    public SchemaStore Store => Table?.Store ?? SchemaStore.Postgres;
}
