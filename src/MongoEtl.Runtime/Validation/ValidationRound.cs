namespace MongoEtl.Runtime;

/// <summary>One look at everything: before a repair, or after it.</summary>
public sealed record ValidationRound
{
    /// <summary>Every table of the run, PostgreSQL first, in load order; empty when rows were not compared.</summary>
    public required IReadOnlyList<TableComparison> Tables { get; init; }

    /// <summary>Every check, in the order of registration; empty when none was run.</summary>
    public required IReadOnlyList<CheckReport> Checks { get; init; }

    /// <summary>True when no table differs and no check failed.</summary>
    public bool Agrees => Tables.All(table => table.Agrees) && Checks.All(check => check.Outcome != CheckOutcome.Failed);
}
