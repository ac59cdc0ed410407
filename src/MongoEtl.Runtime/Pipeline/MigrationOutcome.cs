namespace MongoEtl.Runtime;

/// <summary>How a run ended.</summary>
public enum MigrationOutcome
{
    /// <summary>Every entity is done.</summary>
    Done,

    /// <summary>It stopped on an error; the next run resumes.</summary>
    Failed,

    /// <summary>It was asked to stop; the next run resumes.</summary>
    Interrupted,
}
