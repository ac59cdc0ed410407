namespace MongoEtl.Runtime;

/// <summary>What a check found.</summary>
/// <param name="Violations">How many rows, or facts, are not as they must be; 0: it has passed.</param>
/// <param name="Message">One sentence; no values but keys.</param>
/// <param name="Samples">Some of them: tables, keys, counts; no other values.</param>
public sealed record CheckResult(long Violations, string Message, IReadOnlyList<string> Samples)
{
    /// <summary>True when the check could not look, for a reason that is no fault.</summary>
    public bool IsSkipped { get; private init; }

    /// <summary>A result without violations.</summary>
    public static CheckResult Passed(string message) => new(0, message, []);

    /// <summary>A result of a check that does not apply; the sentence says why.</summary>
    public static CheckResult Skipped(string message) => new(0, message, []) { IsSkipped = true };
}
