namespace MongoEtl.Generators.Model;

/// <summary>One row class.</summary>
internal sealed record RowModel
{
    /// <summary>The class in a row class that holds what is generated for its stage table: the row class itself has that of its other
    /// table.</summary>
    public const string StageHolder = "StageTable";

    /// <summary>The class.</summary>
    public required ClassName Class { get; init; }

    /// <summary>The document class, with <c>global::</c>.</summary>
    public required string Document { get; init; }

    /// <summary>Whether it is the document class too.</summary>
    public required bool IsDocument { get; init; }

    /// <summary>Where its table is.</summary>
    public required Store Store { get; init; }

    /// <summary>The schema; of a Cassandra table nothing, its keyspace being a setting.</summary>
    public required string Schema { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Columns in order; of a Cassandra table those of its key first.</summary>
    public required EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>Columns that are never written.</summary>
    public EquatableArray<DatabaseColumnModel> DatabaseColumns { get; init; }

    /// <summary>Columns of the primary key.</summary>
    public EquatableArray<string> PrimaryKey { get; init; }

    /// <summary>Columns by which a repeat finds its row; of a Cassandra table its primary key.</summary>
    public EquatableArray<string> MergeKey { get; init; }

    /// <summary>Columns of a Cassandra table's partition key.</summary>
    public EquatableArray<string> PartitionKey { get; init; }

    /// <summary>Columns of a Cassandra table's clustering key.</summary>
    public EquatableArray<ClusteringColumnModel> ClusteringKey { get; init; }

    /// <summary>Unique and plain indexes besides the keys.</summary>
    public EquatableArray<IndexModel> Indexes { get; init; }

    /// <summary>Column of <c>[Newest]</c>.</summary>
    public string? NewestColumn { get; init; }

    /// <summary>Column of <c>[AdoptKeys]</c>.</summary>
    public string? AdoptColumn { get; init; }

    /// <summary>C# condition over <c>row</c> and <c>source</c>.</summary>
    public string? When { get; init; }

    /// <summary>The list of <c>[RowPerElement]</c>.</summary>
    public ElementsModel? Elements { get; init; }

    /// <summary>Constructor parameters in order.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Whether a document can be without a row, or have several.</summary>
    public bool IsOptional =>
        When is not null || Elements is not null || NewestColumn is not null
        || Columns.Any(c => c.Reference is { OnUnresolved: "SkipRow" });

    /// <summary>Column with the source id's text.</summary>
    public string? SourceIdColumn => Columns.FirstOrDefault(c => c.IsOwnId)?.Name;

    /// <summary>Columns that hold the key of their own document.</summary>
    public EquatableArray<string> OwnKeyColumns { get; init; }

    /// <summary>Column with the serial key of its own document.</summary>
    public string? SerialColumn { get; init; }
}
