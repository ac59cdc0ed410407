using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A table of either store.</summary>
internal sealed record TableShape
{
    /// <summary>What it is known by.</summary>
    public required TableId Id { get; init; }

    /// <summary>Its columns as declared; the order means nothing.</summary>
    public required EquatableArray<ColumnShape> Columns { get; init; }

    /// <summary>Columns of a PostgreSQL table's primary key.</summary>
    public EquatableArray<string> PrimaryKey { get; init; }

    /// <summary>Its other indexes.</summary>
    public EquatableArray<IndexShape> Indexes { get; init; }

    /// <summary>Its foreign keys.</summary>
    public EquatableArray<ForeignKeyShape> ForeignKeys { get; init; }

    /// <summary>Columns of a Cassandra table's partition key.</summary>
    public EquatableArray<string> PartitionKey { get; init; }

    /// <summary>Columns of a Cassandra table's clustering key.</summary>
    public EquatableArray<ClusteringShape> ClusteringKey { get; init; }

    /// <summary>Columns that a Cassandra table once had: it takes none of them back with another type.</summary>
    public EquatableArray<ColumnShape> Dropped { get; init; }

    /// <summary>Whether it is a Cassandra table.</summary>
    public bool IsCassandra => Id.Store == SchemaStore.Cassandra;

    /// <summary>A Cassandra table's key, as people read it.</summary>
    public string CqlKey =>
        $"(({string.Join(", ", PartitionKey)}){string.Concat(ClusteringKey.Select(c => $", {c.Name}{(c.IsDescending ? " DESC" : "")}"))})";

    public ColumnShape? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);

    public bool IsKeyColumn(string name) => PartitionKey.Contains(name) || ClusteringKey.Any(c => c.Name == name);

    /// <summary>The same table with everything sorted whose order means nothing.</summary>
    public TableShape Canonical() => this with
    {
        Columns = Columns.OrderBy(c => c.Name, StringComparer.Ordinal).ToEquatable(),
        Indexes = Indexes.OrderBy(i => i.IsUnique ? 0 : 1).ThenBy(i => string.Join("\0", i.Columns), StringComparer.Ordinal).ToEquatable(),
        ForeignKeys = ForeignKeys.OrderBy(k => k.Column, StringComparer.Ordinal).ThenBy(k => k.Parent)
            .ThenBy(k => k.ParentColumn, StringComparer.Ordinal)
            .ToEquatable(),
        Dropped = Dropped.OrderBy(c => c.Name, StringComparer.Ordinal).ToEquatable(),
    };
}
