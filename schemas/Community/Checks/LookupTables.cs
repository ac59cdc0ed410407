using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>5: lookup tables say the same as the tables that they lead to.</summary>
public sealed class LookupTables : CommunityCheck
{
    private static readonly Lookup[] _lookups =
    [
        new("rooms_by_mongo", "mongo_id", "room_id", "room_details", "mongo_id", "room_id"),
        new("room_by_message", "message_id", "room_id", "messages_by_room", "message_id", "room_id"),
    ];

    /// <inheritdoc />
    public override string Name => "Lookup tables";

    /// <inheritdoc />
    public override string Description => "Each lookup table has a row for each row that it leads to, and no other.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Cassandra];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        foreach (var lookup in _lookups)
        {
            var alone = await new PairComparison().RunAsync(
                () => PairsAsync(context, lookup.Table, lookup.Key, lookup.Value, cancellation),
                () => PairsAsync(context, lookup.Of, lookup.OfKey, lookup.OfValue, cancellation)).ConfigureAwait(false);
            foreach (var (key, value, isLeft) in alone)
                violations.Add($"{(isLeft ? lookup.Table : lookup.Of)} alone has {lookup.Key} {key}, {lookup.Value} {value}");
        }
        return violations.Result("Lookup tables agree with what they lead to.", "Rows that a lookup table or its table has alone.");
    }

    private static async IAsyncEnumerable<(string Key, string? Value)> PairsAsync(
        ICheckContext context, string table, string key, string value,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in context.CassandraAsync(table, [key, value], cancellation).ConfigureAwait(false))
            yield return (row[0] ?? "", row[1]);
    }

    private sealed record Lookup(string Table, string Key, string Value, string Of, string OfKey, string OfValue);
}
