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
        var expected = new HashSet<string>(StringComparer.Ordinal);
        await context.VisitDocumentsAsync("room", document =>
        {
            if (document.TryGet("isAdmin", out var flag) && !flag.IsEmpty && document.TryGet("_id", out var id))
                expected.Add($"{id.AsSourceId()}");
        }, cancellation).ConfigureAwait(false);
        var rooms = new HashSet<string?>();
        await foreach (var row in context.CassandraAsync("room_details", ["room_id"], cancellation).ConfigureAwait(false))
            rooms.Add(row[0]);
        var violations = new Violations(context);
        await foreach (var row in context.CassandraAsync("organizations", ["room_id", "mongo_id"], cancellation).ConfigureAwait(false))
        {
            if (row[1] is null || !expected.Remove(row[1]!))
                violations.Add($"room {row[0]}, mongo_id {row[1]}: no room of an administrator in the source");
            if (!rooms.Contains(row[0]))
                violations.Add($"room {row[0]}: not in room_details");
        }
        foreach (var id in expected.Order(StringComparer.Ordinal))
            violations.Add($"mongo_id {id}: absent from organizations");
        return violations.Result("Organizations are the source's rooms of administrators.",
            "Organizations that are not as the source has them.");
    }
}
