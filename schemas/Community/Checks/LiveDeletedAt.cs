using System.Runtime.CompilerServices;
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
        var violations = new Violations(context);
        var inactive = 0L;
        await new PairComparison().RunAsync(
            visit =>
            {
                inactive = 0;
                return context.VisitDocumentsAsync("live", document =>
                {
                    if (!document.TryGet("isActive", out var flag) || flag.AsBoolean() != false || !document.TryGet("_id", out var id))
                        return;
                    inactive++;
                    visit($"{id.AsSourceId()}", null);
                }, cancellation);
            },
            PairComparison.Of(() => DeletedAsync(context, cancellation)),
            (id, _, isSource) => violations.Add(
                $"live with mongo_id {id} is {(isSource ? "not deleted, and inactive" : "deleted, and active")} in the source"))
            .ConfigureAwait(false);
        const string Other = "SELECT id FROM public.live WHERE deleted_at IS NOT NULL AND deleted_at IS DISTINCT FROM updated_at";
        await foreach (var row in context.PostgresAsync(Other, cancellation).ConfigureAwait(false))
            violations.Add($"live {row[0]} is deleted at another time than its last change");
        return violations.Result($"{Text(inactive)} inactive lives are soft-deleted, and no others.",
            "Lives whose deleted_at is not as it must be.");
    }

    private static async IAsyncEnumerable<(string Key, string? Value)> DeletedAsync(
        ICheckContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const string Sql = "SELECT mongo_id FROM public.live WHERE deleted_at IS NOT NULL";
        await foreach (var row in context.PostgresAsync(Sql, cancellation).ConfigureAwait(false))
            yield return (row[0] ?? "", null);
    }
}
