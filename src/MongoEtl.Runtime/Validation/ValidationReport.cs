namespace MongoEtl.Runtime;

/// <summary>What a validation found, and what a repair did.</summary>
public sealed record ValidationReport
{
    /// <summary>The source's name, without credentials.</summary>
    public required string Source { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Share of the documents in percent whose rows were compared, or null: all.</summary>
    public double? SamplePercent { get; init; }

    /// <summary>The documents, per store and entity.</summary>
    public required IReadOnlyList<DocumentsRead> Documents { get; init; }

    /// <summary>Some of the documents that cannot become rows and are no dead letters.</summary>
    public required IReadOnlyList<DocumentFinding> Unusable { get; init; }

    /// <summary>Dead letters of the entities, which have no rows in either store.</summary>
    public required long DeadLetters { get; init; }

    /// <summary>What was found; behind a repair once more.</summary>
    public required IReadOnlyList<ValidationRound> Rounds { get; init; }

    /// <summary>What the repair did, or null: there was none.</summary>
    public IReadOnlyList<TableRepair>? Repair { get; init; }

    /// <summary>What a person should know besides.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>True when the last look found nothing. Dead letters are known and no difference.</summary>
    public bool Agrees => Rounds[^1].Agrees && Documents.All(documents => documents.Unusable == 0);
}
