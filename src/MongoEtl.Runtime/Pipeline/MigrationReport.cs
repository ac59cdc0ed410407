namespace MongoEtl.Runtime;

/// <summary>What a run did. Also made when it failed or was interrupted.</summary>
public sealed record MigrationReport
{
    /// <summary>The run's id in state; 0 for a dry run.</summary>
    public required long RunId { get; init; }

    /// <summary>The source's name, without credentials.</summary>
    public required string Source { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required MigrationOutcome Outcome { get; init; }

    /// <summary>True when nothing was written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public Exception? Error { get; init; }

    /// <summary>The entities of the run in each of its legs, PostgreSQL first, each in load order.</summary>
    public required IReadOnlyList<EntityReport> Entities { get; init; }

    /// <summary>The derived tables that the run brought up to date.</summary>
    public IReadOnlyList<DerivedReport> Derived { get; init; } = [];

    /// <summary>What a person should know although nothing failed: absent collections, shared alternate keys.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Dry run: the would-be dead letters, without their documents. Empty otherwise: state has them.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; init; } = [];
}
