namespace MongoEtl.Runtime;

/// <summary>One check of a validation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What must hold.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Violations">As <see cref="CheckResult.Violations"/>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Samples">As <see cref="CheckResult.Samples"/>.</param>
public sealed record CheckReport(
    string Name, string Description, CheckOutcome Outcome, long Violations, string Message, IReadOnlyList<string> Samples);
