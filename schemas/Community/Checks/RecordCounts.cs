using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>1: every table has as many rows as the filtered source gives, neither fewer nor more.</summary>
public sealed class RecordCounts : CommunityCheck
{
    /// <inheritdoc />
    public override string Name => "Record counts";

    /// <inheritdoc />
    public override string Description => "Every table has as many rows as the filtered source gives.";

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        var tables = 0;
        foreach (var store in Enum.GetValues<Store>().Where(context.Has))
        {
            if (await context.ExpectedRowsAsync(store, cancellation).ConfigureAwait(false) is not { } expected)
                return CheckResult.Skipped("A sample does not tell how many rows there must be.");
            foreach (var (table, rows) in expected)
            {
                var found = await CountAsync(context, store, table, cancellation).ConfigureAwait(false);
                violations.Add(found == rows ? 0 : 1, $"{store} {table}: {Text(rows)} expected, {Text(found)} found");
                tables++;
            }
        }
        return violations.Result($"{tables} tables have as many rows as the source gives.",
            "Tables with another number of rows than the source gives.");
    }

    private static Task<long> CountAsync(ICheckContext context, Store store, string table, CancellationToken cancellation)
    {
        if (store == Store.Cassandra)
            return CountAsync(context, TableOf(context, table)!, cancellation);
        var plan = context.Plan.Entities.SelectMany(entity => entity.Tables).First(candidate => candidate.Name == table);
        return CountAsync(context, $"SELECT count(*) FROM {plan.QuotedName}", cancellation);
    }
}
