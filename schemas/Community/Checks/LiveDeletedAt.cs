using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>9: inactive lives, and no others, are soft-deleted, at the time of their last change (0.7, D4).</summary>
public sealed class LiveDeletedAt : CommunityCheck
{
    /// <inheritdoc />
    public override string Name => "Live deletedAt";

    /// <inheritdoc />
    public override string Description => "live.deleted_at is updated_at where the source's isActive is false, and null elsewhere.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Postgres];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var inactive = new HashSet<string>(StringComparer.Ordinal);
        await context.VisitDocumentsAsync("live", document =>
        {
            if (document.TryGet("isActive", out var flag) && flag.AsBoolean() == false && document.TryGet("_id", out var id))
                inactive.Add($"{id.AsSourceId()}");
        }, cancellation).ConfigureAwait(false);
        var violations = new Violations(context);
        const string Sql = "SELECT id, mongo_id, deleted_at IS NOT NULL, deleted_at IS DISTINCT FROM updated_at FROM public.live";
        await foreach (var row in context.PostgresAsync(Sql, cancellation).ConfigureAwait(false))
        {
            var (isDeleted, isOther) = (row[2] == "t", row[3] == "t");
            if (isDeleted != inactive.Contains(row[1] ?? ""))
                violations.Add($"live {row[0]} is {(isDeleted ? "deleted, and active" : "not deleted, and inactive")} in the source");
            else if (isDeleted && isOther)
                violations.Add($"live {row[0]} is deleted at another time than its last change");
        }
        return violations.Result($"{Text(inactive.Count)} inactive lives are soft-deleted, and no others.",
            "Lives whose deleted_at is not as it must be.");
    }
}
