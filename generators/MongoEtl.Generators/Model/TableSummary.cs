namespace MongoEtl.Generators.Model;

/// <summary>What others need to know of a row class: the plan, its entity's encoder, and the checks across classes.</summary>
internal sealed record TableSummary
{
    /// <summary>The row class.</summary>
    public required ClassName Class { get; init; }

    /// <summary>The class with what is generated for the table, with <c>global::</c>: the row class, or a class in it.</summary>
    public string Holder => Store == Store.Stage ? $"{Class.Global}.{RowModel.StageHolder}" : Class.Global;

    /// <summary>The document class, with <c>global::</c>.</summary>
    public required string Document { get; init; }

    /// <summary>Whether it is the document class too.</summary>
    public required bool IsDocument { get; init; }

    /// <summary>Where the table is.</summary>
    public required Store Store { get; init; }

    /// <summary>The schema.</summary>
    public required string Schema { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Names of its indexes.</summary>
    public EquatableArray<string> Indexes { get; init; }

    /// <summary>Columns of the primary key.</summary>
    public required EquatableArray<string> PrimaryKey { get; init; }

    /// <summary>Columns that hold the document's own key.</summary>
    public required EquatableArray<string> KeyColumns { get; init; }

    /// <summary>Column of the own serial key.</summary>
    public string? SerialColumn { get; init; }

    /// <summary>Column of <c>[AdoptKeys]</c>.</summary>
    public string? AdoptColumn { get; init; }

    /// <summary>Reference columns.</summary>
    public EquatableArray<ReferenceSummary> References { get; init; }

    /// <summary>Enums of its columns.</summary>
    public EquatableArray<EnumModel> Enums { get; init; }

    /// <summary>Constructor parameters.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>The list of <c>[RowPerElement]</c>.</summary>
    public ElementsModel? Elements { get; init; }

    /// <summary>Type of the set that tells repeated elements.</summary>
    public string? SeenType { get; init; }
}
