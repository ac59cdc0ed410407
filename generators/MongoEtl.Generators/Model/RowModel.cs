namespace MongoEtl.Generators.Model;

/// <summary>One row class.</summary>
internal sealed record RowModel
{
    /// <summary>The class.</summary>
    public required ClassName Class { get; init; }

    /// <summary>The document class, with <c>global::</c>.</summary>
    public required string Document { get; init; }

    /// <summary>Whether it is the document class too.</summary>
    public required bool IsDocument { get; init; }

    /// <summary>The schema.</summary>
    public required string Schema { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Columns in order.</summary>
    public required EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>Columns that are never written.</summary>
    public EquatableArray<DatabaseColumnModel> DatabaseColumns { get; init; }

    /// <summary>Columns of the primary key.</summary>
    public EquatableArray<string> PrimaryKey { get; init; }

    /// <summary>Columns by which a repeat finds its row.</summary>
    public EquatableArray<string> MergeKey { get; init; }

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

    /// <summary>Column with the source id's text.</summary>
    public string? SourceIdColumn => Columns.FirstOrDefault(c => c.IsOwnId)?.Name;

    /// <summary>Columns that hold the key of their own document.</summary>
    public EquatableArray<string> OwnKeyColumns { get; init; }

    /// <summary>Column with the serial key of its own document.</summary>
    public string? SerialColumn { get; init; }
}
