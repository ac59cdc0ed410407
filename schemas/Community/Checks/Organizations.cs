using System.Runtime.CompilerServices;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>6: the rooms of administrators, and no others, are organizations.</summary>
public sealed class Organizations : CommunityCheck
{
    /// <inheritdoc />
    public override string Name => "Organizations";

    /// <inheritdoc />
    public override string Description =>
        "organizations has the source's rooms whose isAdmin is not empty, each with its mongo_id and its room.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Cassandra];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        await new PairComparison().RunAsync(
            visit => context.VisitDocumentsAsync("room", document =>
            {
                if (document.TryGet("isAdmin", out var flag) && !flag.IsEmpty && document.TryGet("_id", out var id))
                    visit($"{id.AsSourceId()}", null);
            }, cancellation),
            PairComparison.Of(() => IdsAsync(context, cancellation)),
            (id, _, isSource) => violations.Add(
                isSource ? $"mongo_id {id}: absent from organizations" : $"mongo_id {id}: no room of an administrator in the source"))
            .ConfigureAwait(false);
        var roomless = RoomsOf(context, cancellation).SelectAsync(
            () => RoomIdsAsync(context, "organizations", cancellation), room => room, isKnown: false, cancellation);
        await foreach (var room in roomless.ConfigureAwait(false))
            violations.Add($"room {room}: not in room_details");
        return violations.Result("Organizations are the source's rooms of administrators.",
            "Organizations that are not as the source has them.");
    }

    private static async IAsyncEnumerable<(string Key, string? Value)> IdsAsync(
        ICheckContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in context.CassandraAsync("organizations", ["mongo_id"], cancellation).ConfigureAwait(false))
            yield return (row[0] ?? "", null);
    }
}
