namespace MongoEtl.Runtime;

/// <summary>Runs the checks one after another; one that cannot look has failed, and the others are run all the same.</summary>
internal sealed class CheckRunner(IReadOnlyList<IValidationCheck> checks, CheckContext context)
{
    public async Task<IReadOnlyList<CheckReport>> RunAsync(CancellationToken cancellation)
    {
        var reports = new List<CheckReport>();
        foreach (var check in checks)
            reports.Add(await RunAsync(check, cancellation).ConfigureAwait(false));
        return reports;
    }

    private async Task<CheckReport> RunAsync(IValidationCheck check, CancellationToken cancellation)
    {
        CheckReport Report(CheckOutcome outcome, CheckResult result) =>
            new(check.Name, check.Description, outcome, result.Violations, result.Message, result.Samples);
        var absent = check.Stores.Where(store => !context.Has(store)).Select(LegSelection.NameOf).ToList();
        if (absent.Count > 0)
            return Report(CheckOutcome.Skipped, CheckResult.Skipped($"{string.Join(" and ", absent)} is no part of this run."));
        try
        {
            var result = await check.RunAsync(context, cancellation).ConfigureAwait(false);
            var outcome = result.IsSkipped ? CheckOutcome.Skipped : result.Violations > 0 ? CheckOutcome.Failed : CheckOutcome.Passed;
            return Report(outcome, result);
        }
        catch (TargetException refused) when (!refused.IsTransient)
        {
            return Report(CheckOutcome.Failed, new CheckResult(1, $"It could not look: {refused.Message}", []));
        }
    }
}
