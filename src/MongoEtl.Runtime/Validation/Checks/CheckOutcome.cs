namespace MongoEtl.Runtime;

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>What must hold holds.</summary>
    Passed,

    /// <summary>It does not, or could not be looked at.</summary>
    Failed,

    /// <summary>A store that it needs is no target of the run.</summary>
    Skipped,
}
