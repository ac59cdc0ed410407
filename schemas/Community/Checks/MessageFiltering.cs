using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>8: no message of an excluded kind is there (0.7, D20), neither in its table nor in the lookup.</summary>
public sealed class MessageFiltering : CommunityCheck
{
    private static readonly HashSet<string> _excluded = new(StringComparer.Ordinal) { "GEO_LOCATION", "SURVEY", "CONTACT", "STICKER" };

    /// <inheritdoc />
    public override string Name => "Message filtering";

    /// <inheritdoc />
    public override string Description => "messages_by_room has no GEO_LOCATION, SURVEY, CONTACT or STICKER.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Cassandra];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        await foreach (var row in context.CassandraAsync("messages_by_room", ["message_id", "type"], cancellation).ConfigureAwait(false))
        {
            if (row[1] is { } type && _excluded.Contains(type))
                violations.Add($"message {row[0]} is of type {type}");
        }
        return violations.Result("No message is of an excluded kind.", "Messages of an excluded kind.");
    }
}
